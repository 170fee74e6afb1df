package dev.muster.app.workers;

import dev.muster.shared.workers.WorkerSummary;
import java.time.Instant;
import java.util.function.BiFunction;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;

/// A time that runs on between two looks at Redis; of a machine nothing. Only what is seen ticks.
final class TickingCell extends TableCell<FleetRow, WorkerSummary> {
  private final ObservableValue<Instant> now;
  private final BiFunction<WorkerRow, Instant, String> time;

  TickingCell(ObservableValue<Instant> now, BiFunction<WorkerRow, Instant, String> time) {
    this.now = now;
    this.time = time;
    getStyleClass().add("figure-cell");
  }

  @Override
  protected void updateItem(WorkerSummary summary, boolean empty) {
    super.updateItem(summary, empty);
    textProperty().unbind();
    if (!empty && getTableRow() != null && getTableRow().getItem() instanceof WorkerRow row) {
      textProperty().bind(now.map(then -> time.apply(row, then)));
    } else {
      setText(null);
    }
  }
}
