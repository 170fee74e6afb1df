package dev.muster.app.workers;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// A pane of the detail that shows something of one worker; made by another screen, which this one
/// doesn't know.
///
/// @param name of its tab
/// @param make makes it
public record WorkerPane(String name, Make make) {
  /// Makes a pane.
  @FunctionalInterface
  public interface Make {
    /// A pane that follows whoever is chosen, while it is seen.
    Node of(ObservableValue<WorkerRow> chosen);
  }
}
