package dev.muster.app.workers;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Makes a pane that shows the log of one worker; from another screen, which this one doesn't know.
@FunctionalInterface
public interface LogPane {
  /// A pane that follows whoever is chosen, while it is visible.
  Node of(ObservableValue<WorkerRow> chosen);
}
