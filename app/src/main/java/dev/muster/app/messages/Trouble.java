package dev.muster.app.messages;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Label;

/// Why the last thing that was asked for failed; takes no room where nothing did.
final class Trouble extends Label {
  Trouble(ReadOnlyStringProperty sentence) {
    getStyleClass().add("trouble");
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
    textProperty().bind(sentence);
    visibleProperty().bind(sentence.isNotEmpty());
    managedProperty().bind(visibleProperty());
  }
}
