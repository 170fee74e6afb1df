package dev.muster.app.workers;

import dev.muster.shared.workers.WorkerState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The machines as rows. Their order is held like that of the workers: who comes stands below.
final class Hosts {
  private final Map<String, HostRow> byName = new HashMap<>();
  private final List<HostRow> rows = new ArrayList<>();

  /// Takes the workers that are shown, in their order.
  void take(List<WorkerRow> workers) {
    rows.forEach(row -> row.workers().clear());
    var come = new ArrayList<HostRow>();
    for (var worker : workers) {
      var name = worker.summary().get().host();
      var row = byName.get(name);
      if (row == null) {
        row = new HostRow(name);
        byName.put(name, row);
        come.add(row);
      }
      row.workers().add(worker);
    }
    rows.removeIf(row -> row.workers().isEmpty());
    byName.values().removeIf(row -> row.workers().isEmpty());
    come.forEach(HostRow::sum);
    rows.forEach(HostRow::sum);
    // Trouble is seen without a click.
    come.forEach(row -> row.fold(row.summary().get().state().compareTo(WorkerState.LATE) > 0));
    come.sort(HostRow.WORST_FIRST);
    rows.addAll(come);
  }

  /// Forgets all, so that the next to come are as new.
  void clear() {
    byName.clear();
    rows.clear();
  }

  /// Sums up the machine of a worker of which something has changed.
  void sum(Iterable<WorkerRow> changed) {
    for (var worker : changed) {
      var row = byName.get(worker.summary().get().host());
      if (row != null) {
        row.sum();
      }
    }
  }

  void sort() {
    rows.sort(HostRow.WORST_FIRST);
  }

  void foldAll(boolean shut) {
    rows.forEach(row -> row.fold(shut));
  }

  int size() {
    return rows.size();
  }

  /// The rows as they are shown: each machine, and under it its workers unless they are folded.
  List<FleetRow> shown() {
    var shown = new ArrayList<FleetRow>();
    for (var row : rows) {
      shown.add(row);
      if (!row.isFolded()) {
        shown.addAll(row.workers());
      }
    }
    return shown;
  }

  /// How many rows stand elsewhere than the order asks.
  int outOfPlace(Comparator<? super WorkerRow> order) {
    return WorkerOrder.outOfPlace(rows, HostRow.WORST_FIRST)
        + rows.stream().mapToInt(row -> WorkerOrder.outOfPlace(row.workers(), order)).sum();
  }
}
