package dev.muster.app.workers;

import dev.muster.app.controls.Mark;
import dev.muster.app.controls.StateLabel;
import dev.muster.shared.workers.WorkerSummary;
import javafx.scene.control.TableCell;

/// A worker's state.
final class StateCell extends TableCell<WorkerRow, WorkerSummary> {
  private final StateLabel label = new StateLabel();

  StateCell() {
    getStyleClass().add("state-cell");
  }

  @Override
  protected void updateItem(WorkerSummary summary, boolean empty) {
    super.updateItem(summary, empty);
    if (empty || summary == null) {
      setGraphic(null);
    } else {
      label.show(Mark.of(summary.state()));
      setGraphic(label);
    }
  }
}
