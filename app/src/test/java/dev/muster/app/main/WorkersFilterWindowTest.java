package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// How one finds some workers among many.
class WorkersFilterWindowTest extends WorkersWindow {
  @Test
  void aSlashLeadsToTheFilterAndEscapeBack() throws Exception {
    openOnALargeFleet();
    inWindow(() -> table().requestFocus());
    type(KeyCode.SLASH);
    assertThat(node(".filter-field").isFocused()).isTrue();
    hands.write("gpu1");
    see("5 of 41");
    type(KeyCode.ESCAPE);
    see("41 of 41");
  }

  @Test
  void whereTheFiltersHideAllTheySayWhichOfThemDoes() throws Exception {
    openOnALargeFleet();
    press("Lost");
    inWindow(() -> ((TextField) filter()).setText("gpu"));
    see("0 of 41 workers");
    see("None is lost and matches “gpu”.");
    see("Without the state: 5. Without the text: 1.");
    picture("workers-filtered-away");
    press("Clear");
    see("41 of 41");
  }

  @Test
  void theFilterOffersHowItsWordsGoOnAndTakesTheOneThatIsChosen() throws Exception {
    openOnALargeFleet();
    inWindow(() -> table().requestFocus());
    type(KeyCode.SLASH);
    hands.write("ho");
    seeOffered("host:");
    type(KeyCode.DOWN, KeyCode.ENTER);
    seeOffered("host:db1");
    seeOffered("host:gpu1");
    hands.write("g");
    type(KeyCode.DOWN, KeyCode.ENTER);
    see("host:gpu1 ");
    see("5 of 41");
    hands.write("task:sim");
    seeOffered("task:simulate*");
    pictureOffered("workers-filter-offers");
    type(KeyCode.ENTER);
    assertThat(node(".filter-field").isFocused()).isFalse();
    see("host:gpu1 task:sim");
  }

  @Test
  void aFilterThatCannotBeReadSaysWhyUnderItsField() throws Exception {
    openOnALargeFleet();
    inWindow(() -> ((TextField) filter()).setText("host:gpu1"));
    see("5 of 41");
    inWindow(() -> ((TextField) filter()).setText("host:gpu1 colour:red"));
    see("There is no field colour: there are host, state, worker, task, env, queue, version, log.");
    see("5 of 41");
    assertThat(hasState(".filter-field", "wrong")).isTrue();
    picture("workers-filter-wrong");
    inWindow(() -> ((TextField) filter()).setText("simulate( [(\u0000\u001b[31m"));
    seeNoMore("There is no field");
    see("0 of 41 workers");
  }
}
