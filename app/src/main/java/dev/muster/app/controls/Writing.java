package dev.muster.app.controls;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// What writes to Redis, in a window that may only read: grey, and whoever points at it is told
/// why.
public final class Writing {
  /// Why nothing is written, and what to do.
  public static final String REFUSED =
      "This connection may only read. Connect without read-only to change something.";

  private Writing() {}

  /// A control as it is where writing is allowed; else in a frame that greys it and says why. What
  /// is grey hears nothing of the mouse, so it is the frame that has the words.
  ///
  /// @param readOnly whether the connection may only read
  public static Node of(boolean readOnly, Region control) {
    if (!readOnly) {
      return control;
    }
    var grey = new StackPane(control);
    grey.setDisable(true);
    var frame = new StackPane(grey);
    frame.getStyleClass().add("may-not-write");
    frame.setMinWidth(Region.USE_PREF_SIZE);
    frame.visibleProperty().bind(control.visibleProperty());
    frame.managedProperty().bind(control.managedProperty());
    Tooltip.install(frame, new Tooltip(REFUSED));
    return frame;
  }
}
