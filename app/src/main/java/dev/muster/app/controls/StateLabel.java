package dev.muster.app.controls;

import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/// A state as icon, word and colour. Late and lost are filled, so that trouble is seen first.
public final class StateLabel extends Label {
  private final FontIcon icon = new FontIcon();
  private String style = "";

  /// Empty until it is given a mark.
  public StateLabel() {
    getStyleClass().add("state-label");
    icon.getStyleClass().add("state-icon");
    setMinWidth(USE_PREF_SIZE);
  }

  /// With a mark.
  public StateLabel(Mark mark) {
    this();
    show(mark);
  }

  /// Shows another state.
  public void show(Mark mark) {
    if (getGraphic() == null) {
      setGraphic(icon);
    }
    var next = "state-" + mark.style();
    if (!next.equals(style)) {
      // Each change of the list has the label styled anew.
      var classes = getStyleClass();
      if (!classes.contains(style)) {
        classes.add(next);
      } else {
        classes.set(classes.indexOf(style), next);
      }
      style = next;
    }
    icon.setIconLiteral(mark.icon());
    setText(mark.word());
  }

  /// Shows nothing.
  public void clear() {
    setText("");
    setGraphic(null);
    getStyleClass().remove(style);
    style = "";
  }
}
