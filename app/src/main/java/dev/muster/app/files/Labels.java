package dev.muster.app.files;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Words of buttons that change.
final class Labels {
  private Labels() {}

  /// Gives a button another word.
  static void rename(Button button, String word) {
    button.setAccessibleText(word);
    if (button.getGraphic() instanceof HBox content) {
      content.getChildren().stream()
          .filter(part -> part.getClass() == Label.class)
          .map(Label.class::cast)
          .forEach(label -> label.setText(word));
    }
  }
}
