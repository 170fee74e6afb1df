package dev.muster.app.logs;

import dev.muster.app.background.Repeating;
import dev.muster.app.session.Connection;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// How the only worker of a pane is, and which of several are lost; once one is, what became of the
/// tasks that it had begun.
final class Fate {
  private static final Duration PERIOD = Duration.ofSeconds(3);

  /// Of so many workers it is said at once.
  private static final int MOST = 4;

  private final Connection connection;
  private final KeptLines lines;
  private final Supplier<List<String>> sources;
  private final ReadOnlyObjectWrapper<@Nullable WorkerSummary> worker =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Ending> ending = new ReadOnlyObjectWrapper<>(Ending.NONE);
  private final InvalidationListener looks = _ -> look();
  private boolean looked;

  /// Its tasks, by its log; read by the thread that asks.
  private volatile List<String> held = List.of();

  private @Nullable List<Task> tasks;
  private @Nullable Repeating asking;

  /// @param sources whose lines the pane has now
  Fate(Connection connection, KeptLines lines, Supplier<List<String>> sources) {
    this.connection = connection;
    this.lines = lines;
    this.sources = sources;
    connection.session().fleet().addListener(looks);
  }

  /// The only worker, as last heard; null for several, or where nothing is known.
  ReadOnlyObjectProperty<@Nullable WorkerSummary> worker() {
    return worker.getReadOnlyProperty();
  }

  /// What stands under the last line.
  ReadOnlyObjectProperty<Ending> ending() {
    return ending.getReadOnlyProperty();
  }

  /// Begins to ask, for somebody looks.
  void start() {
    looked = true;
    look();
  }

  /// Asks nothing more until it starts again.
  void rest() {
    looked = false;
    askNoMore();
  }

  /// For ever.
  void close() {
    rest();
    connection.session().fleet().removeListener(looks);
  }

  /// Forgets what it knows of tasks, for the lines begin anew.
  void forget() {
    tasks = null;
    held = List.of();
  }

  /// Looks again, for the worker or its lines have changed.
  void look() {
    var known = only();
    worker.set(known.orElse(null));
    var all = lost();
    var lost = all.subList(0, Math.min(MOST, all.size()));
    var heldBy = lost.stream().map(one -> Held.by(one.worker(), lines)).toList();
    held = heldBy.stream().flatMap(List::stream).toList();
    if (lost.isEmpty()) {
      askNoMore();
    } else {
      ask();
    }
    var now = connection.session().fleet().get().time();
    if (known.isPresent()) {
      ending.set(Ending.of(known.get(), now, lines.last(), held, tasks));
    } else {
      var endings = new LinkedHashMap<String, Ending>();
      for (int i = 0; i < lost.size(); i++) {
        var one = lost.get(i);
        var last = Held.last(one.worker(), lines);
        endings.put(one.worker(), Ending.of(one, now, last, heldBy.get(i), tasks));
      }
      ending.set(Ending.among(endings, all.size() - lost.size()));
    }
  }

  /// Those of the pane's workers that are lost.
  private List<WorkerSummary> lost() {
    var whose = looked ? Set.copyOf(sources.get()) : Set.<String>of();
    return connection.session().fleet().get().workers().stream()
        .filter(one -> one.state() == WorkerState.LOST && whose.contains(one.worker()))
        .toList();
  }

  private Optional<WorkerSummary> only() {
    var whose = sources.get();
    return looked && whose.size() == 1
        ? connection.session().worker(whose.getFirst())
        : Optional.empty();
  }

  private void ask() {
    if (asking == null) {
      asking =
          connection.every(
              PERIOD,
              queue -> queue.tasks().tasks(held),
              found -> {
                tasks = found;
                look();
              });
    }
  }

  private void askNoMore() {
    if (asking != null) {
      asking.close();
      asking = null;
    }
  }
}
