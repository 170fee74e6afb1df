package dev.muster.app.logs;

import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.app.settings.Layout;
import dev.muster.shared.workers.WorkerSummary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// All log panes: over which workers, how they stand, what is looked for in them and what is
/// coloured. Panes follow the workers that are chosen, except those that are pinned.
public final class LogsModel {
  /// Panes beside each other that follow the choice; who is chosen beyond stands in the last of
  /// them, merged.
  static final int BESIDE = 8;

  private static final String WRAP = "log.wrap";

  private final Connection connection;
  private final Highlights highlights;
  private final ObservableList<LogModel> apart = FXCollections.observableArrayList();
  private final ObservableList<LogModel> panes = FXCollections.observableArrayList();
  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.MERGED);
  private final ReadOnlyObjectWrapper<LogModel> active;
  private final StringProperty text = new SimpleStringProperty("");
  private final BooleanProperty matchCase = new SimpleBooleanProperty();
  private final BooleanProperty regex = new SimpleBooleanProperty();
  private final BooleanProperty onlyMatches = new SimpleBooleanProperty();
  private final BooleanProperty wrap;
  private final ReadOnlyObjectWrapper<Search> search =
      new ReadOnlyObjectWrapper<>(Search.of("", false, false));
  private final ReadOnlyLongWrapper leftOut = new ReadOnlyLongWrapper();
  private final Set<String> closed = new HashSet<>();
  private final LogModel merged;

  /// Over a connection; highlights, and whether lines are wrapped, are kept in a layout.
  public LogsModel(Connection connection, Layout layout) {
    this.connection = connection;
    highlights = new Highlights(layout.highlights().orElse(null), layout::highlight);
    wrap = new SimpleBooleanProperty(layout.size(WRAP, 1) > 1);
    wrap.addListener((_, _, on) -> layout.move(WRAP, on ? 2 : 1));
    merged = pane();
    active = new ReadOnlyObjectWrapper<>(merged);
    panes.setAll(merged);
    session().selection().addListener((ListChangeListener<String>) _ -> follow());
    session().fleet().addListener(_ -> follow());
    mode.addListener(_ -> follow());
    for (var one : List.of(text, matchCase, regex)) {
      one.addListener(_ -> look());
    }
    follow();
  }

  /// What all screens share.
  public Session session() {
    return connection.session();
  }

  /// Opens a pane for each group of workers, beside each other, and pins them: whoever is chosen,
  /// they stay. What stood there goes.
  public void open(List<List<String>> groups) {
    List.copyOf(apart).forEach(this::drop);
    closed.addAll(session().selection());
    mode.set(Mode.SIDE);
    groups.forEach(this::addPinned);
    follow();
  }

  /// The pane that was last touched: searches, jumps and keys are for it.
  public LogModel active() {
    return active.get();
  }

  /// The same as it changes.
  ReadOnlyObjectProperty<LogModel> activeProperty() {
    return active.getReadOnlyProperty();
  }

  /// Those that are to be seen.
  public ObservableList<LogModel> panes() {
    return panes;
  }

  /// How they stand.
  public ObjectProperty<Mode> mode() {
    return mode;
  }

  /// Lines that were written faster than they could be read, since the window was opened.
  public ReadOnlyLongProperty leftOut() {
    return leftOut.getReadOnlyProperty();
  }

  Highlights highlights() {
    return highlights;
  }

  /// What is looked for.
  StringProperty text() {
    return text;
  }

  BooleanProperty matchCase() {
    return matchCase;
  }

  BooleanProperty regex() {
    return regex;
  }

  /// Whether a line that is longer than its pane is wide goes on beneath.
  BooleanProperty wrap() {
    return wrap;
  }

  /// Whether only lines are shown in which something was found.
  BooleanProperty onlyMatches() {
    return onlyMatches;
  }

  /// The search as it is now.
  ReadOnlyObjectProperty<Search> search() {
    return search.getReadOnlyProperty();
  }

  /// All panes beside each other, also those that aren't seen.
  ObservableList<LogModel> apart() {
    return apart;
  }

  /// Takes that a pane was touched.
  void activate(LogModel pane) {
    if (panes.contains(pane)) {
      active.set(pane);
    }
  }

  /// The next pane, or the one before.
  void step(int by) {
    var among = mode.get() == Mode.MERGED ? panes : apart;
    if (!among.isEmpty()) {
      active.set(among.get(Math.floorMod(among.indexOf(active.get()) + by, among.size())));
      arrange();
    }
  }

  /// Adds workers, who stay whoever is chosen: each in a pane, or all in one.
  void add(List<String> workers, boolean together) {
    if (workers.isEmpty()) {
      return;
    }
    if (mode.get() == Mode.MERGED) {
      var all =
          new ArrayList<>(
              merged.pinned().get() || !isEverybody() ? merged.sources().get() : List.of());
      workers.stream().filter(one -> !all.contains(one)).forEach(all::add);
      merged.pinned().set(true);
      merged.choose(all);
      return;
    }
    if (together) {
      addPinned(workers);
    } else {
      workers.forEach(worker -> addPinned(List.of(worker)));
    }
    follow();
  }

  /// Takes a pane away; it comes back when its worker is chosen anew.
  void close(LogModel pane) {
    // Else the same worker would stand there again, for it is chosen. Who stands in a pane of its
    // own beside a merged one stays.
    if (!pane.pinned().get() || pane.sources().get().size() == 1) {
      closed.addAll(pane.sources().get());
    }
    drop(pane);
    follow();
  }

  /// Has a pane stay with its workers, or follow the choice again.
  void pin(LogModel pane, boolean wanted) {
    pane.pinned().set(wanted);
    follow();
  }

  /// Has each worker of a pane stand in a pane of its own.
  void split(LogModel pane) {
    var workers = pane.sources().get().stream().limit(BESIDE).toList();
    mode.set(Mode.SIDE);
    drop(pane);
    workers.forEach(worker -> addPinned(List.of(worker)));
    follow();
  }

  private void drop(LogModel pane) {
    if (apart.remove(pane)) {
      pane.close();
    }
  }

  private void addPinned(List<String> workers) {
    var pane = pane();
    pane.pinned().set(true);
    pane.choose(workers);
    apart.add(pane);
    active.set(pane);
  }

  private LogModel pane() {
    var pane =
        new LogModel(connection, LogModel.KEPT, number -> leftOut.set(leftOut.get() + number));
    pane.matches().look(search.get());
    return pane;
  }

  private boolean isEverybody() {
    return session().selection().isEmpty();
  }

  private void follow() {
    if (mode.get() == Mode.MERGED) {
      if (!merged.pinned().get()) {
        mergeChosen();
      }
    } else {
      layOut();
    }
    arrange();
  }

  /// Workers come and go; who reads is not disturbed by that.
  private void mergeChosen() {
    if (!isEverybody()) {
      merged.choose(session().selection());
    } else if (merged.following().get()) {
      merged.choose(everybody());
    }
  }

  /// Who is live, and who was until just now: their last lines count most.
  private List<String> everybody() {
    var before = new HashSet<>(merged.sources().get());
    return session().fleet().get().workers().stream()
        .filter(worker -> worker.state().isLive() || before.contains(worker.worker()))
        .map(WorkerSummary::worker)
        .toList();
  }

  /// Gives each chosen worker its pane. A pane keeps its worker where it can, so that nothing
  /// moves that need not.
  private void layOut() {
    closed.retainAll(session().selection());
    var wanted = wanted();
    var loose = new ArrayList<>(apart.filtered(pane -> !pane.pinned().get()));
    var missing = new ArrayList<>(wanted);
    var free = new ArrayList<LogModel>();
    for (var pane : loose) {
      if (!missing.remove(pane.sources().get())) {
        free.add(pane);
      }
    }
    for (var workers : missing) {
      if (free.isEmpty()) {
        var pane = pane();
        pane.choose(workers);
        apart.add(pane);
      } else {
        free.removeFirst().choose(workers);
      }
    }
    free.forEach(this::drop);
  }

  private List<List<String>> wanted() {
    var pinned = new HashSet<List<String>>();
    apart.filtered(pane -> pane.pinned().get()).forEach(pane -> pinned.add(pane.sources().get()));
    if (isEverybody()) {
      var all = everybody().stream().sorted().limit(LogModel.FOLLOWED).toList();
      return pinned.isEmpty() && !all.isEmpty() ? List.of(all) : List.of();
    }
    var alone =
        session().selection().stream()
            .filter(worker -> !closed.contains(worker))
            .sorted()
            .map(List::of)
            .filter(one -> !pinned.contains(one))
            .toList();
    if (alone.size() <= BESIDE) {
      return alone;
    }
    var groups = new ArrayList<>(alone.subList(0, BESIDE - 1));
    groups.add(alone.stream().skip(BESIDE - 1).map(List::getFirst).toList());
    return groups;
  }

  private void arrange() {
    var wanted =
        switch (mode.get()) {
          case MERGED -> List.of(merged);
          case SIDE -> List.copyOf(apart);
          case ONE ->
              apart.contains(active.get())
                  ? List.of(active.get())
                  : apart.stream().limit(1).toList();
        };
    // Before they are to be seen, so that the keyboard finds who is active among them.
    if (!wanted.isEmpty() && !wanted.contains(active.get())) {
      active.set(wanted.getFirst());
    }
    if (!wanted.equals(panes)) {
      panes.setAll(wanted);
    }
  }

  private void look() {
    var wanted = Search.of(text.get(), matchCase.get(), regex.get());
    merged.matches().look(wanted);
    apart.forEach(pane -> pane.matches().look(wanted));
    search.set(wanted);
  }
}
