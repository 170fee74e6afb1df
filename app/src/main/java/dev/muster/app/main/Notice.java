package dev.muster.app.main;

import dev.muster.app.controls.Buttons;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// A sentence over the whole window that a person should read once.
public final class Notice extends HBox {
  /// Not there if there is nothing to say.
  public Notice(String sentence) {
    getStyleClass().addAll("banner", "notice");
    var words = new Label(sentence);
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    setHgrow(words, Priority.ALWAYS);
    getChildren()
        .addAll(
            new FontIcon("mdi2a-alert-outline"),
            words,
            Buttons.icon("mdi2c-close", "Read", () -> setVisible(false)));
    managedProperty().bind(visibleProperty());
    setVisible(!sentence.isEmpty());
  }
}
