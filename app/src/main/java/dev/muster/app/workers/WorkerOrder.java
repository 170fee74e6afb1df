package dev.muster.app.workers;

import dev.muster.shared.workers.WorkerState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Orders of the workers table.
final class WorkerOrder {
  /// The worst first, then by id: what a person looks for stands on top.
  static final Comparator<WorkerRow> WORST_FIRST =
      Comparator.<WorkerRow, WorkerState>comparing(row -> row.state().get())
          .thenComparing(WorkerRow::worker);

  private WorkerOrder() {}

  /// How many rows would have to move for the order to hold: all but those of the longest run that
  /// already stands in order.
  static int outOfPlace(List<WorkerRow> rows, Comparator<WorkerRow> order) {
    var tails = new WorkerRow[rows.size()];
    int length = 0;
    for (var row : rows) {
      int at = Arrays.binarySearch(tails, 0, length, row, order);
      if (at < 0) {
        at = -at - 1;
      }
      tails[at] = row;
      length = Math.max(length, at + 1);
    }
    return rows.size() - length;
  }
}
