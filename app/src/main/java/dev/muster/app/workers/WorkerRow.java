package dev.muster.app.workers;

import dev.muster.app.controls.Phrases;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One worker in the table. It stays the same object while its worker is known, so that the row
/// keeps its place and its selection; only what changed of it is drawn again.
public final class WorkerRow {
  private final String worker;
  private final ReadOnlyObjectWrapper<WorkerSummary> summary = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<WorkerState> state = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");

  private boolean let = true;

  WorkerRow(WorkerSummary summary) {
    this.worker = summary.worker();
    show(summary);
  }

  /// Its id.
  public String worker() {
    return worker;
  }

  /// All that is known of it.
  public ReadOnlyObjectProperty<WorkerSummary> summary() {
    return summary.getReadOnlyProperty();
  }

  /// Its state.
  public ReadOnlyObjectProperty<WorkerState> state() {
    return state.getReadOnlyProperty();
  }

  /// How long it has run its task, in words; empty without one.
  public ReadOnlyStringProperty elapsed() {
    return elapsed.getReadOnlyProperty();
  }

  /// How long ago it last beat, in words.
  public ReadOnlyStringProperty age() {
    return age.getReadOnlyProperty();
  }

  /// Whether the filters let it through when they were last asked.
  boolean isLet() {
    return let;
  }

  boolean let(boolean through) {
    let = through;
    return through;
  }

  /// Takes what is known now.
  void show(WorkerSummary news) {
    if (!news.equals(summary.get())) {
      summary.set(news);
    }
    state.set(news.state());
    tick(Duration.ZERO);
  }

  /// Lets the times run on since the news.
  void tick(Duration since) {
    var known = summary.get();
    elapsed.set(known.task() == null ? "" : Phrases.elapsed(known.elapsed().plus(since)));
    age.set(known.lastBeat() == null ? "–" : Phrases.age(known.beatAge().plus(since)));
  }
}
