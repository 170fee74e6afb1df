package dev.muster.app.controls;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A filter that is on or off, with the number of what it lets through.
public final class Chip extends ToggleButton {
  private final String name;
  private final Label count = new Label("0");

  /// Without an icon.
  public Chip(String name) {
    this(name, null);
  }

  /// With the icon and colour of a mark.
  public Chip(String name, @Nullable Mark mark) {
    this.name = name;
    var content = new HBox(new Label(name), count);
    if (mark != null) {
      var icon = new FontIcon(mark.icon());
      icon.getStyleClass().addAll("state-icon", "state-" + mark.style());
      content.getChildren().addFirst(icon);
    }
    content.getStyleClass().add("chip-content");
    count.getStyleClass().add("chip-count");
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().setAll("chip");
    setCount(0);
  }

  /// Says how many.
  public void setCount(long number) {
    count.setText(Phrases.count(number));
    setAccessibleText(name + ", " + Phrases.count(number));
    if (count.getStyleClass().contains("zero") != (number == 0)) {
      if (number == 0) {
        count.getStyleClass().add("zero");
      } else {
        count.getStyleClass().remove("zero");
      }
    }
  }
}
