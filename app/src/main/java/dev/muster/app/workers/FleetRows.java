package dev.muster.app.workers;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableListBase;

/// The rows that a table shows. A part that others take the place of is one change, after which the
/// table lays itself out once.
final class FleetRows extends ObservableListBase<FleetRow> {
  private final List<FleetRow> rows = new ArrayList<>();

  @Override
  public FleetRow get(int index) {
    return rows.get(index);
  }

  @Override
  public int size() {
    return rows.size();
  }

  /// Changes only the part that differs, so that the table keeps the rest as it is.
  void show(List<? extends FleetRow> wanted) {
    int same = 0;
    int shorter = Math.min(rows.size(), wanted.size());
    while (same < shorter && rows.get(same) == wanted.get(same)) {
      same++;
    }
    int tail = 0;
    while (tail < shorter - same
        && rows.get(rows.size() - 1 - tail) == wanted.get(wanted.size() - 1 - tail)) {
      tail++;
    }
    var part = rows.subList(same, rows.size() - tail);
    var come = wanted.subList(same, wanted.size() - tail);
    if (part.isEmpty() && come.isEmpty()) {
      return;
    }
    beginChange();
    nextReplace(same, same + come.size(), List.copyOf(part));
    part.clear();
    rows.addAll(same, come);
    endChange();
  }
}
