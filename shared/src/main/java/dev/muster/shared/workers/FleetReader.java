package dev.muster.shared.workers;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.tasks.TaskCounts;
import dev.muster.shared.tasks.TaskRecord;
import dev.muster.shared.tasks.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Reads all that a workers table shows: first everything, then what has changed since. One round
/// trip while nothing has, a second for what has, a third for the tasks that were begun. One that
/// finds that it missed something reads everything again within the three.
final class FleetReader {
  private static final int CODE_SHOWN = 200;

  /// So many tasks that nobody looks at are read in one look.
  private static final int UNSEEN = 100;

  /// So many rows a table shows at once.
  private static final int SHOWN_FIRST = 60;

  /// Counts that change with nobody's being told in `Q:workers:changed`, and are looked at in turn.
  private static final int IN_TURN = 1;

  private static final List<TaskStatus> BEGUN =
      List.copyOf(EnumSet.complementOf(EnumSet.of(TaskStatus.PENDING)));
  private static final List<TaskStatus> WAITING = List.of(TaskStatus.PENDING);

  private final Redis redis;
  private final Keys keys;
  private final Map<String, Watched> known = new TreeMap<>();
  private final Map<TaskStatus, Long> counts = new EnumMap<>(TaskStatus.class);
  private int turn;

  /// Redis' time of the last read in ms; what changes in that very ms is read again.
  private long since;

  FleetReader(Redis redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /// One look at what has changed.
  ///
  /// @param workers how many there are, those that have left included
  /// @param changed worker → when
  /// @param introduced those that have said something new of themselves
  private record Look(
      long now, long workers, Map<String, Reply> changed, Collection<String> introduced) {}

  /// @param seen the workers whose tasks are to be read at once
  synchronized Fleet read(Predicate<String> seen) {
    // Who waits for the first look has it sooner so; who looks again doesn't wait.
    known.values().forEach(Watched::catchUp);
    var waiting = counts.get(TaskStatus.PENDING);
    var look = look();
    boolean missed = look.now < since || look.workers != known.size() + come(look).size();
    if (missed) {
      // Some were forgotten, or Redis is another than it was.
      known.clear();
      since = 0;
      look = look();
    }
    refresh(look, !Objects.equals(waiting, counts.get(TaskStatus.PENDING)));
    since = look.now;
    if (!missed || seen.equals(Workers.EVERYBODY)) {
      readTasks(seen);
    }
    var rows = rows(look.now);
    // What a table shows first is at hand when it does.
    rows.stream().limit(SHOWN_FIRST).forEach(WorkerSummary::vitals);
    return new Fleet(
        Instant.ofEpochMilli(look.now), rows, counts.getOrDefault(TaskStatus.PENDING, 0L), counts);
  }

  private Look look() {
    var begun = counts.isEmpty() ? BEGUN : turn();
    var calls =
        new ArrayList<>(
            List.of(
                Call.of("TIME"),
                Call.of("ZCARD", keys.workerChanged()),
                Call.of("ZRANGE", keys.workerChanged(), since, "+inf", "BYSCORE", "WITHSCORES"),
                Call.of("ZRANGE", keys.workerIntroduced(), since, "+inf", "BYSCORE")));
    int waitingFrom = calls.size();
    calls.addAll(TaskCounts.calls(keys, WAITING));
    int begunFrom = calls.size();
    calls.addAll(TaskCounts.calls(keys, begun));
    var answers = redis.callAll(calls);
    counts.putAll(TaskCounts.read(WAITING, answers.subList(waitingFrom, begunFrom)));
    counts.putAll(TaskCounts.read(begun, answers.subList(begunFrom, answers.size())));
    var clock = answers.get(0).list();
    return new Look(
        clock.get(0).number() * 1000 + clock.get(1).number() / 1000,
        answers.get(1).number(),
        answers.get(2).map(),
        answers.get(3).texts());
  }

  private List<TaskStatus> turn() {
    turn = (turn + IN_TURN) % BEGUN.size();
    return BEGUN.subList(turn, Math.min(BEGUN.size(), turn + IN_TURN));
  }

  private Set<String> come(Look look) {
    var come = new LinkedHashSet<>(look.changed.keySet());
    come.removeAll(known.keySet());
    return come;
  }

  private void refresh(Look look, boolean moved) {
    if (look.changed.isEmpty() && look.introduced.isEmpty() && !moved) {
      return;
    }
    var introduced = come(look);
    introduced.addAll(look.introduced);
    var changed = List.copyOf(look.changed.keySet());
    var told = List.copyOf(introduced);
    var names = encoded(changed);
    var namesTold = changed.equals(told) ? names : encoded(told);
    var calls = new ArrayList<>(TaskCounts.calls(keys, BEGUN));
    int changedFrom = calls.size();
    if (!changed.isEmpty()) {
      calls.add(of("HMGET", keys.workerStatus(), names));
      calls.add(of("SMISMEMBER", keys.workerNames(), names));
      calls.add(of("HMGET", keys.workerVitals(), names));
      calls.add(of("ZMSCORE", keys.workerHeartbeat(), names));
      calls.add(of("HMGET", keys.workerTask(), names));
    }
    int toldFrom = calls.size();
    if (!told.isEmpty()) {
      calls.add(of("HMGET", keys.workerInfo(), namesTold));
      calls.add(of("HMGET", keys.workerPeriod(), namesTold));
    }
    var answers = redis.callAll(calls);
    counts.putAll(TaskCounts.read(BEGUN, answers.subList(0, changedFrom)));
    if (!told.isEmpty()) {
      introduce(told, answers.subList(toldFrom, answers.size()));
    }
    if (!changed.isEmpty()) {
      change(look, changed, answers.subList(changedFrom, toldFrom));
    }
  }

  private void introduce(List<String> workers, List<Reply> answers) {
    var fields = answers.stream().map(Reply::list).toList();
    for (var i = 0; i < workers.size(); i++) {
      watched(workers.get(i)).introduce(fields.get(0).get(i), fields.get(1).get(i));
    }
  }

  private void change(Look look, List<String> workers, List<Reply> answers) {
    var fields = answers.stream().map(Reply::list).toList();
    for (var i = 0; i < workers.size(); i++) {
      var worker = workers.get(i);
      var beat = fields.get(3).get(i);
      watched(worker)
          .change(
              fields.get(0).get(i).textOrNull(),
              fields.get(1).get(i).number() == 1,
              fields.get(2).get(i),
              beat.isNull() ? null : beat.number(),
              Objects.requireNonNullElse(fields.get(4).get(i).textOrNull(), ""),
              Objects.requireNonNull(look.changed.get(worker)).number());
    }
  }

  private Watched watched(String worker) {
    return known.computeIfAbsent(worker, Watched::new);
  }

  /// Once for all questions.
  private static List<byte[]> encoded(List<String> names) {
    return names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static Call of(String command, String key, List<?> args) {
    var all = new ArrayList<Object>(args);
    all.addFirst(key);
    return new Call(command, all);
  }

  /// When tasks were begun, and what they run: of those that are seen, and of some that have run
  /// for a while.
  private void readTasks(Predicate<String> seen) {
    var begun = new ArrayList<Watched>();
    var shown = new ArrayList<Watched>();
    int unseen = 0;
    for (var one : known.values()) {
      if (one.isTaskNew()) {
        begun.add(one);
      }
      if (one.isCodeUnread() && (seen.test(one.worker()) || one.hasRun() && unseen++ < UNSEEN)) {
        shown.add(one);
      }
    }
    var calls = new ArrayList<Call>();
    if (!begun.isEmpty()) {
      calls.add(
          of(
              "ZMSCORE",
              keys.taskIndex(TaskStatus.RUNNING.name()),
              begun.stream().map(Watched::task).toList()));
    }
    shown.forEach(one -> calls.addAll(TaskRecord.codeCalls(keys, one.task(), CODE_SHOWN)));
    if (calls.isEmpty()) {
      return;
    }
    var answers = redis.callAll(calls).iterator();
    if (!begun.isEmpty()) {
      var times = answers.next().list();
      for (var i = 0; i < begun.size(); i++) {
        if (!times.get(i).isNull()) {
          begun.get(i).began(Instant.ofEpochMilli(times.get(i).number()));
        }
      }
    }
    shown.forEach(one -> one.runs(TaskRecord.code(answers.next(), answers.next(), CODE_SHOWN)));
  }

  /// The worst first, then by id, as they are known.
  private List<WorkerSummary> rows(long now) {
    var rows = new EnumMap<WorkerState, List<WorkerSummary>>(WorkerState.class);
    for (var one : known.values()) {
      one.row(now)
          .ifPresent(row -> rows.computeIfAbsent(row.state(), _ -> new ArrayList<>()).add(row));
    }
    return rows.values().stream().flatMap(List::stream).toList();
  }
}
