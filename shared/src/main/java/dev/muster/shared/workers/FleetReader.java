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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads all that a workers table shows, in two round trips: all workers' keys, then the tasks that
/// they run.
final class FleetReader {
  private static final Duration EXITED_SHOWN = Duration.ofMinutes(10);
  private static final Duration LOST_SHOWN = Duration.ofDays(1);
  private static final int CODE_SHOWN = 200;

  private final Redis redis;
  private final Keys keys;

  FleetReader(Redis redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  Fleet read() {
    var calls =
        new ArrayList<>(
            List.of(
                Call.of("TIME"),
                Call.of("SMEMBERS", keys.workerNames()),
                Call.of("HGETALL", keys.workerStatus()),
                Call.of("HGETALL", keys.workerInfo()),
                Call.of("HGETALL", keys.workerVitals()),
                Call.of("HGETALL", keys.workerTask()),
                Call.of("HGETALL", keys.workerPeriod()),
                Call.of("ZRANGE", keys.workerHeartbeat(), 0, -1, "WITHSCORES"),
                Call.of("ZRANGE", keys.workerChanged(), 0, -1, "WITHSCORES")));
    var counted = calls.size();
    calls.addAll(TaskCounts.calls(keys));
    var answers = redis.callAll(calls);
    var clock = answers.get(0).list();
    var now = clock.get(0).number() * 1000 + clock.get(1).number() / 1000;
    var counts = TaskCounts.read(answers.subList(counted, answers.size()));
    var table =
        new Table(
            now,
            Set.copyOf(answers.get(1).texts()),
            answers.get(3).map(),
            answers.get(4).map(),
            answers.get(5).map(),
            answers.get(6).map(),
            answers.get(7).map(),
            answers.get(8).map());
    var rows = new ArrayList<WorkerSummary>();
    var tasks = tasks(table.tasks.values());
    answers
        .get(2)
        .map()
        .forEach((worker, status) -> table.row(worker, status.text(), tasks).ifPresent(rows::add));
    rows.sort(Comparator.comparing(WorkerSummary::state).thenComparing(WorkerSummary::worker));
    return new Fleet(
        Instant.ofEpochMilli(now), rows, counts.getOrDefault(TaskStatus.PENDING, 0L), counts);
  }

  private Map<String, TaskRecord.Running> tasks(Iterable<Reply> ids) {
    var wanted = new ArrayList<String>();
    for (var id : ids) {
      if (!first(id).isEmpty()) {
        wanted.add(first(id));
      }
    }
    if (wanted.isEmpty()) {
      return Map.of();
    }
    var answers =
        redis.callAll(
            wanted.stream()
                .flatMap(id -> TaskRecord.runningCalls(keys, id, CODE_SHOWN).stream())
                .toList());
    var tasks = new HashMap<String, TaskRecord.Running>();
    for (var i = 0; i < wanted.size(); i++) {
      tasks.put(
          wanted.get(i),
          TaskRecord.running(answers.get(2 * i), answers.get(2 * i + 1), CODE_SHOWN));
    }
    return tasks;
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

  private record Table(
      long now,
      Set<String> live,
      Map<String, Reply> info,
      Map<String, Reply> vitals,
      Map<String, Reply> tasks,
      Map<String, Reply> periods,
      Map<String, Reply> beats,
      Map<String, Reply> changed) {

    Optional<WorkerSummary> row(
        String worker, String status, Map<String, TaskRecord.Running> running) {
      var said = read(info, worker, WorkerInfo.class);
      var beat = beats.get(worker);
      var age = beat == null ? Duration.ZERO : Duration.ofMillis(Math.max(0, now - beat.number()));
      var period =
          Duration.ofMillis(
              periods.containsKey(worker)
                  ? Objects.requireNonNull(periods.get(worker)).number()
                  : 30_000);
      var expire =
          said == null
              ? period.multipliedBy(3)
              : Duration.ofMillis((long) (said.heartbeatExpire() * 1000));
      var state = state(stateOf(status), live.contains(worker), age, period, expire);
      var sinceChange =
          Duration.ofMillis(
              now
                  - (changed.containsKey(worker)
                      ? Objects.requireNonNull(changed.get(worker)).number()
                      : now));
      if (state == WorkerState.EXITED && sinceChange.compareTo(EXITED_SHOWN) > 0
          || state == WorkerState.LOST && sinceChange.compareTo(LOST_SHOWN) > 0) {
        return Optional.empty();
      }
      var task = tasks.containsKey(worker) ? first(Objects.requireNonNull(tasks.get(worker))) : "";
      var code = running.get(task);
      return Optional.of(
          new WorkerSummary(
              worker,
              state,
              said,
              Objects.requireNonNullElse(read(vitals, worker, Vitals.class), Vitals.NONE),
              beat == null ? null : Instant.ofEpochMilli(beat.number()),
              age,
              expire,
              task.isEmpty() ? null : task,
              code == null ? null : code.code(),
              code == null || code.started() == 0
                  ? Duration.ZERO
                  : Duration.ofMillis(Math.max(0, now - code.started()))));
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

    private static <T> @Nullable T read(
        Map<String, Reply> documents, String worker, Class<T> type) {
      var document = documents.get(worker);
      return document == null ? null : Json.read(document.text(), type).orElse(null);
    }
  }
}
