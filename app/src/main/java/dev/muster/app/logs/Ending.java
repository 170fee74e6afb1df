package dev.muster.app.logs;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.logs.LogEntry.Line;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands under the last line of a worker that is late, lost or has left.
///
/// @param state late, lost or exited; null where nothing is to be said
/// @param head what is so, in a word or two
/// @param rest what is known of it
record Ending(@Nullable WorkerState state, String head, String rest) {
  static final Ending NONE = new Ending(null, "", "");

  /// Shorter silences are nothing to speak of.
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private static final int NAMED = 3;

  /// @param now by Redis
  /// @param last its last line that is kept; null for none
  /// @param asked the tasks that it had begun and not ended
  /// @param tasks those of them that are still known; null until that has been asked
  static Ending of(
      WorkerSummary worker,
      Instant now,
      @Nullable Line last,
      List<String> asked,
      @Nullable List<Task> tasks) {
    return switch (worker.state()) {
      case LATE -> new Ending(WorkerState.LATE, "", late(worker, now, last));
      case LOST -> new Ending(WorkerState.LOST, lost(worker), fate(worker, last, asked, tasks));
      case EXITED -> new Ending(WorkerState.EXITED, "", "It has left. Nothing more comes.");
      case PAUSED, BUSY, IDLE -> NONE;
    };
  }

  /// Of those among several that are lost, a line each.
  ///
  /// @param endings of each worker by its id
  /// @param more how many are lost besides
  static Ending among(Map<String, Ending> endings, int more) {
    return endings.isEmpty()
        ? NONE
        : new Ending(
            WorkerState.LOST,
            "",
            endings.entrySet().stream()
                    .map(
                        one ->
                            Harmless.of(one.getKey())
                                + ": "
                                + one.getValue().head
                                + " "
                                + one.getValue().rest)
                    .collect(Collectors.joining("\n"))
                + (more == 0 ? "" : "\nAnd " + Phrases.count((long) more) + " more are lost."));
  }

  private static String late(WorkerSummary worker, Instant now, @Nullable Line last) {
    var silent = last == null ? Duration.ZERO : Duration.between(last.line().time(), now);
    return "Late: last beat "
        + Phrases.age(worker.beatAge(now))
        + " ago."
        + (silent.compareTo(SILENCE) < 0 ? "" : " " + Phrases.age(silent) + " without a line.");
  }

  private static String lost(WorkerSummary worker) {
    return worker.lastBeat() == null
        ? "LOST."
        : "LOST " + Phrases.clock(worker.lastBeat().plus(worker.expire())) + ".";
  }

  private static String fate(
      WorkerSummary worker, @Nullable Line last, List<String> asked, @Nullable List<Task> tasks) {
    var beat = worker.lastBeat();
    var said = new ArrayList<String>();
    if (beat != null) {
      said.add(
          "Last beat "
              + Phrases.clock(beat)
              + (last == null || !last.line().time().isAfter(beat)
                  ? ", nothing written since."
                  : ", last line " + Phrases.clock(last.line().time()) + "."));
    }
    if (asked.isEmpty()) {
      said.add("It ran no task.");
    }
    asked.stream().limit(NAMED).map(id -> fate(id, worker.worker(), tasks)).forEach(said::add);
    if (asked.size() > NAMED) {
      said.add("And " + Phrases.count((long) asked.size() - NAMED, "task") + " more.");
    }
    return said.stream().collect(Collectors.joining(" "));
  }

  private static String fate(String id, String worker, @Nullable List<Task> tasks) {
    if (tasks == null) {
      return "It ran task " + id + ".";
    }
    var known = tasks.stream().filter(task -> task.id().equals(id)).findFirst();
    if (known.isEmpty()) {
      return "Task " + id + " is no longer in Redis.";
    }
    var task = known.get();
    var where = task.worker();
    return "Task "
        + id
        + switch (task.status()) {
          case PENDING, DEFERRED -> " orphaned, waits to be begun again.";
          case ORPHAN -> " orphaned.";
          case RUNNING ->
              worker.equals(where)
                  ? " ran on it, and is not given back yet."
                  : " orphaned, now RUNNING on " + where + ".";
          default ->
              where == null || worker.equals(where)
                  ? " is " + task.status() + "."
                  : " orphaned, now " + task.status() + " on " + where + ".";
        };
  }
}
