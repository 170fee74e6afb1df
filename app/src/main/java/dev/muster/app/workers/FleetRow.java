package dev.muster.app.workers;

import dev.muster.shared.workers.WorkerSummary;
import javafx.beans.property.ReadOnlyObjectProperty;

/// A row of the table: a worker, or the machine that stands over its workers.
public sealed interface FleetRow permits WorkerRow, HostRow {
  /// What its columns show; of a machine, the sums over its workers.
  ReadOnlyObjectProperty<WorkerSummary> summary();
}
