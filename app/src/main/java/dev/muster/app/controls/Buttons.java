package dev.muster.app.controls;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Buttons as the window draws them.
public final class Buttons {
  private Buttons() {}

  /// A button with words.
  public static Button plain(String words, Runnable action) {
    return with(words, null, null, action);
  }

  /// A button with a word and the key that does the same.
  public static Button withKey(String word, String key, Runnable action) {
    return with(word, null, key, action);
  }

  /// A button with an icon and a word.
  public static Button withIcon(String word, String icon, Runnable action) {
    return with(word, icon, null, action);
  }

  /// A button with an icon, a word and a key; any but the word may be left out.
  public static Button with(
      String word, @Nullable String icon, @Nullable String key, Runnable action) {
    var button = new Button();
    var content = new HBox(new Label(word));
    content.getStyleClass().add("button-content");
    if (icon != null) {
      content.getChildren().addFirst(new FontIcon(icon));
    }
    if (key != null) {
      content.getChildren().add(new KeyCap(key));
    }
    button.setGraphic(content);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(word);
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// Shows the keys of buttons only while there is room for them.
  public static void showKeys(ObservableValue<Boolean> roomy, Button... buttons) {
    for (var button : buttons) {
      ((HBox) button.getGraphic())
          .getChildren().stream()
              .filter(KeyCap.class::isInstance)
              .forEach(
                  cap -> {
                    cap.visibleProperty().bind(roomy);
                    cap.managedProperty().bind(roomy);
                  });
    }
  }

  /// A button that is only an icon; the tooltip and the screen reader have its words.
  public static Button icon(String icon, String words, Runnable action) {
    var button = new Button();
    button.setGraphic(new FontIcon(icon));
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.getStyleClass().add("icon-button");
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// A button that looks like a link.
  public static Button link(String words, Runnable action) {
    var button = new Button(words);
    button.getStyleClass().add("link-button");
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
