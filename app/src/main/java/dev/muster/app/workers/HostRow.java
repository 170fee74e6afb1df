package dev.muster.app.workers;

import dev.muster.shared.workers.Vitals;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A machine with those of its workers that the filters let through. Its columns are their sums,
/// its load their mean, its state the worst of theirs.
public final class HostRow implements FleetRow {
  /// The worst state first, then where most have it, then by name.
  static final Comparator<HostRow> WORST_FIRST =
      Comparator.<HostRow, WorkerState>comparing(row -> row.summary.get().state())
          .thenComparingInt(row -> -row.states.getOrDefault(row.summary.get().state(), 0))
          .thenComparing(HostRow::host);

  private final String host;
  private final List<WorkerRow> workers = new ArrayList<>();
  private final Map<WorkerState, Integer> states = new EnumMap<>(WorkerState.class);
  private final ReadOnlyObjectWrapper<WorkerSummary> summary;
  private boolean folded = true;

  HostRow(String host) {
    this.host = host;
    summary = new ReadOnlyObjectWrapper<>(sums());
  }

  /// The machine's name.
  public String host() {
    return host;
  }

  @Override
  public ReadOnlyObjectProperty<WorkerSummary> summary() {
    return summary.getReadOnlyProperty();
  }

  /// Its workers, in the order of the table.
  List<WorkerRow> workers() {
    return workers;
  }

  /// How many of them are in each state.
  Map<WorkerState, Integer> states() {
    return states;
  }

  boolean isFolded() {
    return folded;
  }

  void fold(boolean shut) {
    folded = shut;
  }

  /// Sums up anew.
  void sum() {
    states.clear();
    workers.forEach(row -> states.merge(row.state().get(), 1, Integer::sum));
    summary.set(sums());
  }

  private WorkerSummary sums() {
    double load = 0;
    int loads = 0;
    long memory = 0;
    long done = 0;
    long failed = 0;
    for (var row : workers) {
      var vitals = row.summary().get().vitals();
      if (vitals.load() >= 0) {
        load += vitals.load();
        loads++;
      }
      memory += vitals.memory();
      done += vitals.done();
      failed += vitals.failed();
    }
    return new WorkerSummary(
        host,
        states.keySet().stream().min(Comparator.naturalOrder()).orElse(WorkerState.EXITED),
        null,
        new Vitals(loads == 0 ? -1 : load / loads, memory, done, failed, "", ""),
        null,
        Duration.ZERO,
        null,
        null,
        null);
  }
}
