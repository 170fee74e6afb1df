package dev.muster.app.workers;

import dev.muster.app.controls.Phrases;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One worker in the table. It stays the same object while its worker is known, so that the row
/// keeps its place and its selection; only what changed of it is drawn again.
public final class WorkerRow implements FleetRow {
  private final String worker;
  private final ReadOnlyObjectWrapper<WorkerSummary> summary = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<WorkerState> state = new ReadOnlyObjectWrapper<>();
  private boolean let = true;

  WorkerRow(WorkerSummary summary) {
    this.worker = summary.worker();
    show(summary);
  }

  /// Its id.
  public String worker() {
    return worker;
  }

  @Override
  public ReadOnlyObjectProperty<WorkerSummary> summary() {
    return summary.getReadOnlyProperty();
  }

  /// Its state.
  public ReadOnlyObjectProperty<WorkerState> state() {
    return state.getReadOnlyProperty();
  }

  /// How long it has run its task, in words; empty without one.
  ///
  /// @param now by Redis
  public String elapsed(Instant now) {
    var known = summary.get();
    return known.task() == null ? "" : Phrases.elapsed(known.elapsed(now));
  }

  /// How long ago it last beat, in words.
  ///
  /// @param now by Redis
  public String age(Instant now) {
    var known = summary.get();
    return known.lastBeat() == null ? "–" : Phrases.age(known.beatAge(now));
  }

  /// Whether the filters let it through when they were last asked.
  boolean isLet() {
    return let;
  }

  void let(boolean through) {
    let = through;
  }

  /// Takes what is known now.
  ///
  /// @return whether anything has changed
  boolean show(WorkerSummary news) {
    if (news.equals(summary.get())) {
      return false;
    }
    summary.set(news);
    state.set(news.state());
    return true;
  }
}
