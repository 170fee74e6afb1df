package dev.muster.app.workers;

import dev.muster.app.controls.Sheet;
import dev.muster.app.controls.Shell;
import dev.muster.app.session.Session;
import dev.muster.shared.QueueException;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.WorkerFilter;
import dev.muster.shared.workers.WorkerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/// The rows of the workers table: changed in place as news come, filtered by state and text, laid
/// under their machines where that is asked for, and held in their order until somebody asks for
/// another.
public final class WorkersModel {
  private final Session session;
  private final List<WorkerRow> rows = new ArrayList<>();
  private final FleetRows shown = new FleetRows();
  private final Map<String, WorkerRow> byWorker = new HashMap<>();
  private final Hosts hosts = new Hosts();
  private final BooleanProperty byHost = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<WorkerState>> onlyState =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper wouldMove = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Map<WorkerState, Long>> counts =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>(Instant.EPOCH);
  private Comparator<? super FleetRow> order = WorkerOrder.WORST_FIRST;
  private WorkerFilter filter = WorkerFilter.everyone();
  private int matching;
  private boolean changing;

  /// Follows a session.
  public WorkersModel(Session session) {
    this.session = session;
    onlyState.addListener(_ -> sift());
    text.addListener(_ -> read());
    byHost.addListener(_ -> group());
    // Of this kind, and first: such listeners are told before the others, in the order they came,
    // and whoever shows a row must find it changed.
    session.fleet().addListener(_ -> show(session.fleet().get()));
    show(session.fleet().get());
  }

  /// What all screens share.
  public Session session() {
    return session;
  }

  /// The rows as the table has them: those that the filters let through, in their held order, and
  /// the machines over them.
  public ObservableList<FleetRow> shown() {
    return shown;
  }

  /// How many workers there are, filtered or not.
  public int total() {
    return rows.size();
  }

  /// How many workers the filters let through, folded or not.
  public int matching() {
    return matching;
  }

  /// Whether the workers stand under their machines.
  public BooleanProperty byHost() {
    return byHost;
  }

  /// How many machines are shown; 0 where the workers don't stand under them.
  public int hosts() {
    return byHost.get() ? hosts.size() : 0;
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

  /// The time by Redis, for what tells how long ago something was.
  public ReadOnlyObjectProperty<Instant> now() {
    return now.getReadOnlyProperty();
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

  /// Orders the rows once; they keep that order until the next call. Machines stand with the worst
  /// first, whatever the order of their workers.
  public void sort(Comparator<? super FleetRow> by) {
    order = by;
    rows.sort(by);
    hosts.sort();
    arrange();
    wouldMove.set(0);
  }

  /// Orders the rows as they were ordered last.
  public void sortAgain() {
    sort(order);
  }

  /// Folds a machine's workers away, or unfolds them.
  public void fold(HostRow host, boolean shut) {
    host.fold(shut);
    arrange();
  }

  /// Folds all, or unfolds all.
  public void foldAll(boolean shut) {
    hosts.foldAll(shut);
    arrange();
  }

  /// Chooses everybody whom the filters let through.
  public void chooseAll() {
    session
        .selection()
        .setAll(rows.stream().filter(WorkerRow::isLet).map(WorkerRow::worker).toList());
  }

  /// The workers that are shown, folded or not, as a table that leaves the window.
  public Sheet sheet() {
    return WorkerSheet.of(
        rows.stream().filter(WorkerRow::isLet).map(row -> row.summary().get()).toList(), now.get());
  }

  /// The chosen workers as a line for a shell that says PING to them: by the filters where they are
  /// all that those let through, else by name.
  public String asCommand() {
    var chosen = List.copyOf(session.selection());
    var whom = "--to " + chosen.stream().map(Shell::word).collect(Collectors.joining(" "));
    if (chosen.size() == matching && chosen.stream().allMatch(this::matches)) {
      var state =
          onlyState.get().map(one -> " state:" + one.name().toLowerCase(Locale.ROOT)).orElse("");
      var meant = (filter.text() + state).strip();
      whom = meant.isEmpty() ? "--all" : "--filter " + Shell.word(meant);
    }
    return "muster send "
        + Shell.word(session.queue())
        + " PING "
        + whom
        + " "
        + session.address().commandLine();
  }

  /// Whether it would be found by the filters, and not only stays because it is chosen.
  private boolean matches(String worker) {
    return row(worker).filter(row -> hasState(row) && hasText(row)).isPresent();
  }

  /// Lets ages and elapsed times run on; stands still while Redis is away.
  public void tick() {
    if (session.isLive()) {
      now.set(session.fleet().get().time().plus(session.sinceHeard()));
    }
  }

  private void show(Fleet fleet) {
    now.set(fleet.time().plus(session.sinceHeard()));
    var come = new ArrayList<WorkerRow>();
    var changed = new ArrayList<WorkerRow>();
    var tally = new EnumMap<WorkerState, Long>(WorkerState.class);
    boolean sift = false;
    var chosen = new HashSet<>(session.selection());
    for (var news : fleet.workers()) {
      tally.merge(news.state(), 1L, Long::sum);
      var row = byWorker.get(news.worker());
      if (row == null) {
        come.add(new WorkerRow(news));
        continue;
      }
      if (row.show(news)) {
        changed.add(row);
        // Whoever was chosen stays in sight and chosen, though the filters would have let it
        // through no longer: a refresh takes nobody out of a person's hands.
        if (!row.isLet() || !chosen.contains(row.worker())) {
          sift |= letThrough(row);
        }
      }
    }
    boolean gone = fleet.workers().size() - come.size() < rows.size();
    if (gone || !come.isEmpty()) {
      replace(gone ? namesOf(fleet) : Set.of(), gone, come);
    }
    if (gone || sift || !come.isEmpty()) {
      arrange();
    } else if (byHost.get()) {
      hosts.sum(changed);
    }
    counts.set(tally);
    countMoves();
  }

  private void countMoves() {
    wouldMove.set(byHost.get() ? hosts.outOfPlace(order) : WorkerOrder.outOfPlace(rows, order));
  }

  private static Set<String> namesOf(Fleet fleet) {
    return fleet.workers().stream()
        .map(worker -> worker.worker())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// Rows that come stand below those that are there, so that nothing moves under the mouse.
  private void replace(Set<String> there, boolean gone, List<WorkerRow> come) {
    if (gone) {
      rows.removeIf(row -> !there.contains(row.worker()));
      byWorker.keySet().retainAll(there);
    }
    come.sort(order);
    for (var row : come) {
      byWorker.put(row.worker(), row);
      letThrough(row);
    }
    rows.addAll(come);
  }

  private void read() {
    try {
      filter = WorkerFilter.parse(text.get());
      session.lookIntoAll(this, !text.get().isBlank());
      trouble.set("");
      sift();
    } catch (QueueException e) {
      trouble.set(Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  private void sift() {
    rows.forEach(this::letThrough);
    arrange();
  }

  private void group() {
    hosts.clear();
    arrange();
    countMoves();
  }

  /// What isn't seen isn't spoken to: a worker that is filtered out or gone stays chosen no longer.
  /// One that is folded away is seen in its machine's row.
  private void arrange() {
    var let = rows.stream().filter(WorkerRow::isLet).toList();
    matching = let.size();
    if (byHost.get()) {
      hosts.take(let);
    }
    changing = true;
    shown.show(byHost.get() ? hosts.shown() : let);
    changing = false;
    if (!session.selection().isEmpty()) {
      session.selection().removeIf(this::isUnseen);
    }
    changes.set(changes.get() + 1);
  }

  private boolean isUnseen(String worker) {
    var row = byWorker.get(worker);
    return row == null || !row.isLet();
  }

  /// @return whether that has changed
  private boolean letThrough(WorkerRow row) {
    var before = row.isLet();
    row.let(hasState(row) && hasText(row));
    return row.isLet() != before;
  }

  private boolean hasState(WorkerRow row) {
    return onlyState.get().map(state -> state == row.state().get()).orElse(true);
  }

  private boolean hasText(WorkerRow row) {
    return filter.lets(row.summary().get());
  }
}
