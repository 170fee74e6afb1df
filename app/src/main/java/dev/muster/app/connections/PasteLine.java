package dev.muster.app.connections;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.Harmless;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A line that is to be pasted elsewhere, with a button that copies it.
final class PasteLine extends HBox {
  private final Label line = new Label();

  PasteLine(String words) {
    getStyleClass().add("paste-line");
    line.getStyleClass().add("command-block");
    line.setWrapText(true);
    line.setMinHeight(USE_PREF_SIZE);
    line.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(line, Priority.ALWAYS);
    var copy = Buttons.icon("mdi2c-content-copy", words, () -> Copying.text(line.getText()));
    copy.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(line, copy);
  }

  PasteLine says(String text) {
    line.setText(Harmless.of(text));
    return this;
  }
}
