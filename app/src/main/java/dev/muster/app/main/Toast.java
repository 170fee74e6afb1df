package dev.muster.app.main;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Undo;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says beneath the window what was just done, for as long as it is offered to take it back. Nobody
/// who reads it is hurried: it stays while the mouse or the keyboard is on it.
public final class Toast extends StackPane {
  private static final Duration LONG_ENOUGH = Duration.seconds(12);
  private final Label words = new Label();
  private final Button back;
  private final HBox card;
  private final PauseTransition wait = new PauseTransition(LONG_ENOUGH);
  private final Undo undo;

  /// Says nothing until something is done.
  public Toast(Undo undo) {
    this.undo = undo;
    words.setAccessibleRole(AccessibleRole.TEXT);
    back = Buttons.withKey("Undo", TopStripe.KEY + " Z", undo::undo);
    back.managedProperty().bind(back.visibleProperty());
    card =
        new HBox(
            new FontIcon("mdi2c-check"),
            words,
            back,
            Buttons.icon("mdi2c-close", "Keep it so", undo::forget));
    card.getStyleClass().add("toast");
    card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(card, Pos.BOTTOM_CENTER);
    getStyleClass().add("toast-layer");
    getChildren().add(card);
    setPickOnBounds(false);
    undo.last().subscribe(step -> show(step.orElse(null)));
    wait.setOnFinished(_ -> goUnlessRead());
  }

  private void show(Undo.@Nullable Step step) {
    setVisible(step != null);
    wait.stop();
    if (step != null) {
      words.setText(step.did());
      back.setVisible(step.back() != null);
      words.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
      wait.playFromStart();
    }
  }

  private void goUnlessRead() {
    if (card.isHover() || card.isFocusWithin()) {
      wait.playFromStart();
    } else {
      undo.forget();
    }
  }
}
