package dev.muster.app.workers;

import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.function.BiFunction;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;

/// A time that runs on between two looks at Redis; of a machine nothing. Only what is seen ticks.
final class TickingCell extends TableCell<FleetRow, WorkerSummary> {
  private final ObservableValue<Duration> since;
  private final BiFunction<WorkerRow, Duration, String> time;

  TickingCell(ObservableValue<Duration> since, BiFunction<WorkerRow, Duration, String> time) {
    this.since = since;
    this.time = time;
    getStyleClass().add("figure-cell");
  }

  @Override
  protected void updateItem(WorkerSummary summary, boolean empty) {
    super.updateItem(summary, empty);
    textProperty().unbind();
    if (!empty && getTableRow() != null && getTableRow().getItem() instanceof WorkerRow row) {
      textProperty().bind(since.map(age -> time.apply(row, age)));
    } else {
      setText(null);
    }
  }
}
