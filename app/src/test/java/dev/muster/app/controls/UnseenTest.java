package dev.muster.app.controls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Toolkit;
import java.util.ArrayList;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class UnseenTest {
  @Test
  void aPartThatNobodyElseHoldsJoinsWhenItIsShown() {
    var pane = new StackPane();
    var shown = new SimpleBooleanProperty();
    addUnseen(pane, shown);
    assertThat(pane.getChildren()).isEmpty();
    System.gc();
    shown.set(true);
    assertThat(pane.getChildren()).hasSize(1);
    shown.set(false);
    shown.set(true);
    assertThat(pane.getChildren()).hasSize(1);
  }

  @Test
  void aPartIsMadeOnceWhenItIsFirstWantedAndJoinsWhenItIsShown() {
    var pane = new StackPane();
    var made = new ArrayList<Region>();
    var part =
        new Unseen<>(
            pane,
            () -> {
              made.add(new Region());
              return made.getLast();
            });
    part.show(false);
    assertThat(made).isEmpty();
    assertThat(part.get().isVisible()).isFalse();
    assertThat(pane.getChildren()).isEmpty();
    part.show(true);
    assertThat(part.isVisible()).isTrue();
    assertThat(pane.getChildren()).isEqualTo(made).hasSize(1);
  }

  @Test
  void aPartThatIsPreparedJoinsUnseenAndOnlyOnce() throws Exception {
    Toolkit.start();
    Toolkit.run(
        () -> {
          var pane = new StackPane();
          var part = new Unseen<>(pane, Region::new);
          part.prepare();
          assertThat(pane.getChildren()).isEmpty();
          var _ = new Scene(pane);
          part.prepare();
          part.prepare();
          assertThat(pane.getChildren()).containsExactly(part.get());
          assertThat(part.isVisible()).isFalse();
          part.show(true);
          assertThat(pane.getChildren()).containsExactly(part.get());
          assertThat(part.isVisible()).isTrue();
        });
  }

  private static void addUnseen(Pane pane, BooleanProperty shown) {
    var part = new Region();
    part.visibleProperty().bind(shown);
    Unseen.add(pane, part);
  }
}
