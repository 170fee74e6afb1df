package dev.muster.shared.workers;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.tasks.TaskCounts;
import dev.muster.shared.tasks.TaskRecord;
import dev.muster.shared.tasks.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads all that a workers table shows: first everything, then what has changed since. Two round
/// trips, a third where a worker has begun a task, or where it finds that it missed something.
final class FleetReader {
  private static final Duration EXITED_SHOWN = Duration.ofMinutes(10);
  private static final Duration LOST_SHOWN = Duration.ofDays(1);
  private static final Duration USUAL_PERIOD = Duration.ofSeconds(30);
  private static final int CODE_SHOWN = 200;

  private final Redis redis;
  private final Keys keys;
  private final Map<String, Known> known = new HashMap<>();
  private Map<String, TaskRecord.Running> running = Map.of();

  /// Redis' time of the last read in ms; what changes in that very ms is read again.
  private long since;

  FleetReader(Redis redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /// What doesn't change without being told of in `Q:workers:changed`.
  ///
  /// @param beat its last, in ms
  /// @param changed when anything of this did, in ms
  private record Known(
      String status,
      boolean live,
      @Nullable WorkerInfo info,
      Vitals vitals,
      Duration period,
      @Nullable Long beat,
      long changed) {}

  /// One look at what has changed.
  ///
  /// @param workers how many there are, those that have left included
  /// @param changed worker → when
  /// @param tasks worker → ids of the tasks that it holds
  private record Look(
      long now,
      long workers,
      Map<String, Reply> changed,
      Map<String, Reply> tasks,
      Map<TaskStatus, Long> counts) {}

  synchronized Fleet read() {
    var look = look();
    refresh(look.changed);
    if (known.size() != look.workers || look.now < since) {
      // Some were forgotten, or Redis is another than it was.
      known.clear();
      since = 0;
      look = look();
      refresh(look.changed);
    }
    since = look.now;
    running = running(look.tasks);
    var rows = new ArrayList<WorkerSummary>(known.size());
    for (var one : known.entrySet()) {
      row(one.getKey(), one.getValue(), look).ifPresent(rows::add);
    }
    rows.sort(Comparator.comparing(WorkerSummary::state).thenComparing(WorkerSummary::worker));
    return new Fleet(
        Instant.ofEpochMilli(look.now),
        rows,
        look.counts.getOrDefault(TaskStatus.PENDING, 0L),
        look.counts);
  }

  private Look look() {
    var calls =
        new ArrayList<>(
            List.of(
                Call.of("TIME"),
                Call.of("ZCARD", keys.workerChanged()),
                Call.of("ZRANGE", keys.workerChanged(), since, "+inf", "BYSCORE", "WITHSCORES"),
                Call.of("HGETALL", keys.workerTask())));
    var counted = calls.size();
    calls.addAll(TaskCounts.calls(keys));
    var answers = redis.callAll(calls);
    var clock = answers.get(0).list();
    return new Look(
        clock.get(0).number() * 1000 + clock.get(1).number() / 1000,
        answers.get(1).number(),
        answers.get(2).map(),
        answers.get(3).map(),
        TaskCounts.read(answers.subList(counted, answers.size())));
  }

  private void refresh(Map<String, Reply> changed) {
    if (changed.isEmpty()) {
      return;
    }
    var workers = List.copyOf(changed.keySet());
    var answers =
        redis.callAll(
            List.of(
                of("HMGET", keys.workerStatus(), workers),
                of("HMGET", keys.workerInfo(), workers),
                of("HMGET", keys.workerVitals(), workers),
                of("HMGET", keys.workerPeriod(), workers),
                of("ZMSCORE", keys.workerHeartbeat(), workers),
                of("SMISMEMBER", keys.workerNames(), workers)));
    var fields = answers.stream().map(Reply::list).toList();
    for (var i = 0; i < workers.size(); i++) {
      var worker = workers.get(i);
      var status = fields.get(0).get(i).textOrNull();
      if (status == null) {
        known.remove(worker);
        continue;
      }
      var period = fields.get(3).get(i);
      var beat = fields.get(4).get(i);
      known.put(
          worker,
          new Known(
              status,
              fields.get(5).get(i).number() == 1,
              read(fields.get(1).get(i), WorkerInfo.class),
              Objects.requireNonNullElse(read(fields.get(2).get(i), Vitals.class), Vitals.NONE),
              period.isNull() ? USUAL_PERIOD : Duration.ofMillis(period.number()),
              beat.isNull() ? null : beat.number(),
              Objects.requireNonNull(changed.get(worker)).number()));
    }
  }

  private static Call of(String command, String key, List<String> workers) {
    var args = new ArrayList<Object>(workers);
    args.addFirst(key);
    return new Call(command, args);
  }

  private static <T> @Nullable T read(Reply document, Class<T> type) {
    return document.isNull() ? null : Json.read(document.text(), type).orElse(null);
  }

  /// What is shown of the tasks that run, by worker and task; read once.
  private Map<String, TaskRecord.Running> running(Map<String, Reply> tasks) {
    var now = new HashMap<String, TaskRecord.Running>();
    var fresh = new LinkedHashMap<String, String>();
    tasks.forEach(
        (worker, ids) -> {
          var id = first(ids);
          var before = running.get(worker + " " + id);
          if (before != null) {
            now.put(worker + " " + id, before);
          } else if (!id.isEmpty()) {
            fresh.put(worker + " " + id, id);
          }
        });
    if (!fresh.isEmpty()) {
      var answers =
          redis.callAll(
              fresh.values().stream()
                  .flatMap(id -> TaskRecord.runningCalls(keys, id, CODE_SHOWN).stream())
                  .toList());
      var at = 0;
      for (var key : fresh.keySet()) {
        now.put(key, TaskRecord.running(answers.get(at), answers.get(at + 1), CODE_SHOWN));
        at += 2;
      }
    }
    return now;
  }

  private Optional<WorkerSummary> row(String worker, Known one, Look look) {
    var now = look.now;
    var age = one.beat == null ? Duration.ZERO : Duration.ofMillis(Math.max(0, now - one.beat));
    var expire =
        one.info == null
            ? one.period.multipliedBy(3)
            : Duration.ofMillis((long) (one.info.heartbeatExpire() * 1000));
    var held = look.tasks.get(worker);
    var task = held == null ? "" : first(held);
    var state = state(stateOf(one.status, !task.isEmpty()), one.live, age, one.period, expire);
    var sinceChange = Duration.ofMillis(now - one.changed);
    if (state == WorkerState.EXITED && sinceChange.compareTo(EXITED_SHOWN) > 0
        || state == WorkerState.LOST && sinceChange.compareTo(LOST_SHOWN) > 0) {
      return Optional.empty();
    }
    var code = running.get(worker + " " + task);
    return Optional.of(
        new WorkerSummary(
            worker,
            state,
            one.info,
            one.vitals,
            one.beat == null ? null : Instant.ofEpochMilli(one.beat),
            age,
            expire,
            task.isEmpty() ? null : task,
            code == null ? null : code.code(),
            code == null || code.started() == 0
                ? Duration.ZERO
                : Duration.ofMillis(Math.max(0, now - code.started()))));
  }

  /// Between working and idling nothing is told of a change: who holds a task works.
  private static WorkerState stateOf(String status, boolean works) {
    var state = stateOf(status);
    return switch (state) {
      case IDLE, BUSY -> works ? WorkerState.BUSY : WorkerState.IDLE;
      default -> state;
    };
  }

  /// Of the tasks that a worker holds the one that it runs.
  private static String first(Reply ids) {
    return ids.text().strip().split(" ", 2)[0];
  }

  static WorkerState stateOf(String status) {
    return switch (status) {
      case "IDLE" -> WorkerState.IDLE;
      case "BUSY" -> WorkerState.BUSY;
      case "PAUSED" -> WorkerState.PAUSED;
      case "EXITED" -> WorkerState.EXITED;
      default -> WorkerState.LOST;
    };
  }

  /// What a sweep would find, without writing it down: who is overdue by another period is lost.
  private static WorkerState state(
      WorkerState stored, boolean live, Duration age, Duration period, Duration expire) {
    if (!stored.isLive()) {
      return stored;
    }
    if (!live || age.compareTo(expire.plus(period)) > 0) {
      return WorkerState.LOST;
    }
    return age.compareTo(period.multipliedBy(3).dividedBy(2)) > 0 ? WorkerState.LATE : stored;
  }
}
