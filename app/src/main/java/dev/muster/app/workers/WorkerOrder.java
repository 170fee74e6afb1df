package dev.muster.app.workers;

import dev.muster.shared.workers.WorkerSummary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Orders of the workers table.
final class WorkerOrder {
  /// The worst first, then by id: what a person looks for stands on top.
  static final Comparator<WorkerRow> WORST_FIRST =
      Comparator.<WorkerRow, Integer>comparing(row -> row.state().get().ordinal())
          .thenComparing(WorkerRow::worker);

  private WorkerOrder() {}

  /// By something of what is known, then by id.
  static <T extends Comparable<T>> Comparator<WorkerRow> by(Function<WorkerSummary, T> key) {
    return Comparator.<WorkerRow, T>comparing(row -> key.apply(row.summary().get()))
        .thenComparing(WorkerRow::worker);
  }

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
