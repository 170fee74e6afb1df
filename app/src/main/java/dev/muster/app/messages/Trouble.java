package dev.muster.app.messages;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Label;

/// What came of the last thing that was asked for, or why it failed; takes no room where there is
/// nothing to say.
final class Trouble extends Label {
  Trouble(ReadOnlyStringProperty sentence) {
    this(sentence, "trouble");
  }

  /// @param style `trouble`, or `came` for what went well
  Trouble(ReadOnlyStringProperty sentence, String style) {
    getStyleClass().add(style);
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
    setMaxWidth(Double.MAX_VALUE);
    textProperty().bind(sentence);
    visibleProperty().bind(sentence.isNotEmpty());
    managedProperty().bind(visibleProperty());
  }
}
