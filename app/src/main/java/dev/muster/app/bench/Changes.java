package dev.muster.app.bench;

import dev.muster.app.background.Toolkit;
import dev.muster.app.workers.FleetRow;
import dev.muster.shared.workers.WorkerSummary;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.TableView;

/// Counts changes of rows of the workers table, seen or not.
final class Changes implements AutoCloseable {
  private final AtomicLong count = new AtomicLong();
  private final ChangeListener<WorkerSummary> counter = (_, _, _) -> count.incrementAndGet();
  private final List<FleetRow> rows;

  Changes(Scene scene) throws Exception {
    rows =
        Toolkit.call(
            () ->
                ((TableView<?>) scene.lookup(".workers-table"))
                    .getItems().stream().map(FleetRow.class::cast).toList());
    Toolkit.run(() -> rows.forEach(row -> row.summary().addListener(counter)));
  }

  long count() {
    return count.get();
  }

  @Override
  public void close() {
    Toolkit.later(() -> rows.forEach(row -> row.summary().removeListener(counter)));
  }
}
