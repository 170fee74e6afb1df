package dev.muster.app.logs;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Phrases;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Asks for a moment to go to.
final class JumpCard extends LogCard {
  private final TextField field = new TextField();
  private final Consumer<Instant> jump;
  private final Supplier<Instant> now;

  /// @param whose pane it is for, in words
  /// @param now by Redis
  JumpCard(String whose, Supplier<Instant> now, Consumer<Instant> jump, Runnable close) {
    super("Jump to a time in " + whose, close);
    this.now = now;
    this.jump = jump;
    field.getStyleClass().add("code");
    field.setPromptText(Phrases.clock(now.get()));
    field.setAccessibleText("Time to jump to: " + Moments.FORMS);
    field.setOnAction(_ -> go());
    field.textProperty().addListener(_ -> say(""));
    var hint = new Label("Write " + Moments.FORMS + ".");
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    add(field);
    add(hint);
    go(Buttons.withKey("Jump", "Enter", this::go));
  }

  @Override
  void focusFirst() {
    field.requestFocus();
  }

  private void go() {
    Moments.read(field.getText(), now.get(), ZoneId.systemDefault())
        .ifPresentOrElse(
            jump,
            () ->
                say("“" + field.getText().strip() + "” is no time. Write " + Moments.FORMS + "."));
  }
}
