package dev.muster.app.workers;

import dev.muster.shared.workers.WorkerState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Orders of the workers table.
final class WorkerOrder {
  /// The worst first, then by id: what a person looks for stands on top.
  static final Comparator<FleetRow> WORST_FIRST =
      Comparator.<FleetRow, WorkerState>comparing(row -> row.summary().get().state())
          .thenComparing(row -> row.summary().get().worker());

  private WorkerOrder() {}

  /// How many rows would have to move for the order to hold: all but those of the longest run that
  /// already stands in order.
  static <R> int outOfPlace(List<R> rows, Comparator<? super R> order) {
    var tails = new ArrayList<R>();
    for (var row : rows) {
      // As a rule a row stands behind the one before it.
      if (tails.isEmpty() || order.compare(tails.getLast(), row) < 0) {
        tails.add(row);
        continue;
      }
      int at = Collections.binarySearch(tails, row, order);
      if (at < 0) {
        tails.set(-at - 1, row);
      }
    }
    return rows.size() - tails.size();
  }
}
