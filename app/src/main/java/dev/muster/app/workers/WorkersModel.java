package dev.muster.app.workers;

import dev.muster.app.session.Session;
import dev.muster.shared.QueueException;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.WorkerFilter;
import dev.muster.shared.workers.WorkerState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The rows of the workers table: changed in place as news come, filtered by state and text, and
/// held in their order until somebody asks for another.
public final class WorkersModel {
  private final Session session;
  private final ObservableList<WorkerRow> rows = FXCollections.observableArrayList();
  private final FilteredList<WorkerRow> shown = new FilteredList<>(rows);
  private final Map<String, WorkerRow> byWorker = new HashMap<>();
  private final ObjectProperty<Optional<WorkerState>> onlyState =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper wouldMove = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Map<WorkerState, Long>> counts =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private Comparator<WorkerRow> order = WorkerOrder.WORST_FIRST;
  private WorkerFilter filter = WorkerFilter.everyone();
  private boolean changing;

  /// Follows a session.
  public WorkersModel(Session session) {
    this.session = session;
    onlyState.addListener(_ -> sift());
    text.addListener(_ -> read());
    // Of this kind, and first: such listeners are told before the others, in the order they came,
    // and whoever shows a row must find it changed.
    session.fleet().addListener(_ -> show(session.fleet().get()));
    show(session.fleet().get());
  }

  /// What all screens share.
  public Session session() {
    return session;
  }

  /// The rows that the filters let through, in their held order.
  public ObservableList<WorkerRow> shown() {
    return shown;
  }

  /// How many workers there are, filtered or not.
  public int total() {
    return rows.size();
  }

  /// The only state that is shown; empty for all.
  public ObjectProperty<Optional<WorkerState>> onlyState() {
    return onlyState;
  }

  /// The filter as it is written, in the words of {@link WorkerFilter}.
  public StringProperty text() {
    return text;
  }

  /// What is wrong with the text, in a sentence; empty for nothing. While something is, the last
  /// filter that was one stays.
  public ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// The filter that is in force.
  public WorkerFilter filter() {
    return filter;
  }

  /// How many workers are in each state.
  public ReadOnlyObjectProperty<Map<WorkerState, Long>> counts() {
    return counts.getReadOnlyProperty();
  }

  /// How many rows stand elsewhere than the order asks.
  public ReadOnlyIntegerProperty wouldMove() {
    return wouldMove.getReadOnlyProperty();
  }

  /// The row of a worker; empty if it isn't known.
  public Optional<WorkerRow> row(String worker) {
    return Optional.ofNullable(byWorker.get(worker));
  }

  /// How many would be shown with only one of the two filters.
  public long matching(boolean byState, boolean byText) {
    return rows.stream()
        .filter(row -> (!byState || hasState(row)) && (!byText || hasText(row)))
        .count();
  }

  /// Counts the times that rows came, went or moved; told after each.
  public ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /// Whether rows come, go or move at this moment; what a table then says of its selection means
  /// nothing.
  public boolean isChanging() {
    return changing;
  }

  /// Orders the rows once; they keep that order until the next call.
  public void sort(Comparator<WorkerRow> by) {
    order = by;
    change(() -> FXCollections.sort(rows, by));
    wouldMove.set(0);
  }

  /// Orders the rows as they were ordered last.
  public void sortAgain() {
    sort(order);
  }

  /// Lets ages and elapsed times run on; stands still while Redis is away.
  public void tick() {
    if (session.isLive()) {
      var since = session.sinceHeard();
      rows.forEach(row -> row.tick(since));
    }
  }

  private void show(Fleet fleet) {
    var gone = new HashSet<>(byWorker.keySet());
    var come = new ArrayList<WorkerRow>();
    var tally = new EnumMap<WorkerState, Long>(WorkerState.class);
    boolean sift = false;
    for (var news : fleet.workers()) {
      tally.merge(news.state(), 1L, Long::sum);
      gone.remove(news.worker());
      var row = byWorker.get(news.worker());
      if (row == null) {
        come.add(new WorkerRow(news));
      } else {
        row.show(news);
        sift |= row.isLet() != (hasState(row) && hasText(row));
      }
    }
    if (!gone.isEmpty() || !come.isEmpty()) {
      change(() -> replace(gone, come));
    }
    counts.set(tally);
    wouldMove.set(WorkerOrder.outOfPlace(rows, order));
    if (sift) {
      sift();
    }
  }

  /// Rows that come stand below those that are there, so that nothing moves under the mouse.
  private void replace(Set<String> gone, List<WorkerRow> come) {
    rows.removeIf(row -> gone.contains(row.worker()));
    byWorker.keySet().removeAll(gone);
    come.sort(order);
    come.forEach(row -> byWorker.put(row.worker(), row));
    rows.addAll(come);
  }

  private void read() {
    try {
      filter = WorkerFilter.parse(text.get());
      trouble.set("");
      sift();
    } catch (QueueException e) {
      trouble.set(e.getMessage());
    }
  }

  private void sift() {
    change(() -> shown.setPredicate(row -> row.let(hasState(row) && hasText(row))));
  }

  /// What isn't seen isn't spoken to: a worker that is hidden or gone stays chosen no longer.
  private void change(Runnable change) {
    changing = true;
    change.run();
    changing = false;
    var seen = shown.stream().map(WorkerRow::worker).collect(Collectors.toSet());
    session.selection().removeIf(worker -> !seen.contains(worker));
    changes.set(changes.get() + 1);
  }

  private boolean hasState(WorkerRow row) {
    return onlyState.get().map(state -> state == row.state().get()).orElse(true);
  }

  private boolean hasText(WorkerRow row) {
    return filter.lets(row.summary().get());
  }
}
