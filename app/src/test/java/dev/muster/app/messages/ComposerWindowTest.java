package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.messages.Sent;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComposerWindowTest extends WindowTest {
  private final PretendedFleet fleet =
      new PretendedFleet("web1::3301", "web1::3302", "web2::3120", "web2::3121", "gpu1::2207");

  @AfterEach
  void endAll() {
    fleet.close();
  }

  private void open() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("All 5");
  }

  private List<Sent> history() {
    return fleet.queue().messages().history(10);
  }

  @SuppressWarnings("unchecked")
  private void pace(Targets.Pace pace) throws Exception {
    var box = (ComboBox<Targets.Pace>) node(".to-row .combo-box");
    inWindow(() -> box.setValue(pace));
  }

  private void code(String code) throws Exception {
    press("EVAL");
    var input = (TextInputControl) node(".code-input");
    inWindow(() -> input.setText(code));
  }

  @Test
  void itGoesToThoseThatMatchAFilterOrToSomeOfThem() throws Exception {
    open();
    press("Some…");
    see("Write a filter, or how many at random, or both.");
    var filter = (TextField) node(".to-row .filter-field");
    inWindow(() -> filter.setText("worker:web* -3120"));
    see("PING → 3 workers: ");
    picture("composer-some");
    inWindow(() -> filter.setText("worker:web9*"));
    see("None of the 5 live workers matches the filter.");
    inWindow(() -> filter.setText("state:asleep"));
    see("There is no state asleep: there are lost");
    inWindow(() -> filter.setText("worker:web*"));
    var number = (TextField) node(".to-row .number-field");
    inWindow(() -> number.setText("2"));
    see("PING → 2 workers: ");
    press("Send to 2");
    see("0 of 2");
    assertThat(history().getFirst().targets())
        .hasSize(2)
        .allMatch(worker -> worker.startsWith("web"));
  }

  @Test
  void codeIsTriedOnOneIdleWorkerAndThenSentToTheOthers() throws Exception {
    open();
    press("All 5");
    code("6 * 7");
    pace(Targets.Pace.TRIAL);
    see("EVAL → 1 of 5 workers first: ");
    see("You see its reply, then send to the other 4.");
    press("Try on 1 worker");
    see("The trial of EVAL: 0 of 1 have answered.");
    var tried = history().getFirst().targets();
    assertThat(tried).hasSize(1);
    fleet.answer(tried.getFirst(), "42");
    see(tried.getFirst() + ": 42.");
    picture("composer-tried");
    press("Send to the other 4");
    see("0 of 4");
    assertThat(history()).hasSize(2);
    assertThat(history().getFirst().targets()).hasSize(4).doesNotContain(tried.getFirst());
  }

  @Test
  void batchesStopAtTheFirstFailureAndAPersonIsAsked() throws Exception {
    open();
    press("All 5");
    code("System.exit(1)");
    pace(Targets.Pace.BATCHES);
    var size = (TextField) node(".to-row .number-field");
    await(() -> node(".to-row .number-field") != null);
    inWindow(
        () ->
            size.getScene().getRoot().lookupAll(".to-row .number-field").stream()
                .map(TextField.class::cast)
                .filter(field -> field.isVisible())
                .forEach(field -> field.setText("2")));
    see("EVAL → 5 workers in 3 batches of 2: ");
    see("Stops at the first that fails.");
    picture("composer-batches");
    press("Send in 3 batches");
    see("EVAL, batch 1 of 3: 0 of 2 have answered.");
    var first = history().getFirst().targets();
    first.forEach(worker -> fleet.answer(worker, "1"));
    see("EVAL, batch 2 of 3: 0 of 2 have answered.");
    var second = history().getFirst().targets();
    assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
    fleet.fail(second.getFirst(), "Died", "the code ended its process");
    see("Died: the code ended its process.");
    see("Send to the other 1");
    picture("composer-stopped");
    assertThat(history()).hasSize(2);
    press("Leave it");
    see("EVAL → 5 workers in 3 batches of 2: ");
    assertThat(history()).hasSize(2);
  }
}
