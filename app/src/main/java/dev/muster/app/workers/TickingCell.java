package dev.muster.app.workers;

import dev.muster.shared.workers.WorkerSummary;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;

/// A time that runs on between two looks at Redis.
final class TickingCell extends TableCell<WorkerRow, WorkerSummary> {
  private final Function<WorkerRow, ObservableValue<String>> time;

  TickingCell(Function<WorkerRow, ObservableValue<String>> time) {
    this.time = time;
    getStyleClass().add("figure-cell");
  }

  @Override
  protected void updateItem(WorkerSummary summary, boolean empty) {
    super.updateItem(summary, empty);
    textProperty().unbind();
    var row = getTableRow() == null ? null : getTableRow().getItem();
    if (empty || row == null) {
      setText(null);
    } else {
      textProperty().bind(time.apply(row));
    }
  }
}
