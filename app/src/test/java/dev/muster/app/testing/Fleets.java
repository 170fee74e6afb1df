package dev.muster.app.testing;

import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.Vitals;
import dev.muster.shared.workers.WorkerInfo;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fleets for tests of the window alone.
public final class Fleets {
  private static final Instant NOW = Instant.parse("2026-11-24T14:02:07.250Z");
  private static final String FINE = "|".repeat(60);

  private Fleets() {}

  /// 41 workers in every state but exited, some of them in trouble.
  public static Fleet large() {
    var workers = new ArrayList<WorkerSummary>();
    workers.add(worker("db1::901", WorkerState.LOST, "18377", "align(sample_16)", 248));
    workers.add(worker("web2::3120", WorkerState.LATE, null, null, 71));
    workers.add(worker("web2::3121", WorkerState.LATE, null, null, 58));
    workers.add(worker("web4::5511", WorkerState.PAUSED, null, null, 12));
    workers.add(worker("web4::5512", WorkerState.PAUSED, null, null, 22));
    workers.add(worker("db1::893", WorkerState.BUSY, "18866", "report(\"2026-11\")", 23));
    int run = 811;
    for (var pid : List.of(2203, 2207, 2210, 2214, 2219)) {
      workers.add(
          worker(
              "gpu1::" + pid,
              WorkerState.BUSY,
              "" + (run + 17_593),
              "simulate(\"run-" + run + "\", 4000)",
              run % 25));
      run++;
    }
    workers.add(worker("web1::3302", WorkerState.BUSY, "18871", "slowdouble(9)", 28));
    workers.add(worker("web1::3307", WorkerState.BUSY, "18869", "align(sample_17)", 26));
    workers.add(worker("web3::4411", WorkerState.BUSY, "18872", "slowdouble(4)", 3));
    for (int i = workers.size(); i < 41; i++) {
      workers.add(
          worker("web" + (i % 4 + 1) + "::" + (3200 + i), WorkerState.IDLE, null, null, i % 28));
    }
    return of(workers);
  }

  /// These workers, the worst first.
  public static Fleet of(List<WorkerSummary> workers) {
    var sorted =
        workers.stream()
            .sorted(Comparator.comparing(WorkerSummary::state).thenComparing(WorkerSummary::worker))
            .toList();
    return new Fleet(NOW, sorted, 431, Map.of(TaskStatus.COMPLETE, 17_938L, TaskStatus.ERROR, 3L));
  }

  /// A worker in a state.
  public static WorkerSummary worker(
      String id, WorkerState state, @Nullable String task, @Nullable String code, long beatAge) {
    int seed = Math.floorMod(id.hashCode(), 100_000);
    var host = id.substring(0, id.indexOf(':'));
    var done = state == WorkerState.LOST ? 1_353 : 100 + seed % 1_200;
    return new WorkerSummary(
        id,
        state,
        info(id, host),
        new Vitals(
            state == WorkerState.LOST
                ? -1
                : state == WorkerState.BUSY ? 0.4 + seed % 55 / 100.0 : seed % 5 / 100.0,
            249_000_000,
            done,
            seed % 4 == 0 ? seed % 3 : 0,
            log(state, task),
            beats(state, seed)),
        NOW.minusSeconds(beatAge),
        Duration.ofSeconds(30),
        task,
        code,
        task == null ? null : NOW.minusMillis(600 + seed % 280_000));
  }

  private static String log(WorkerState state, @Nullable String task) {
    return switch (state) {
      case PAUSED -> "RESPONSE PAUSE";
      case BUSY, LOST -> "TASK_START " + task;
      default -> "TASK_COMPLETE 18804";
    };
  }

  private static String beats(WorkerState state, int seed) {
    var beats = new StringBuilder(FINE);
    beats.setCharAt(40 + seed % 18, seed % 3 == 0 ? 'l' : '|');
    return switch (state) {
      case LOST -> beats.replace(51, 60, ".........").toString();
      case LATE -> beats.replace(52, 60, "l|ll|l|.").toString();
      default -> beats.toString();
    };
  }

  private static WorkerInfo info(String id, String host) {
    return new WorkerInfo(
        "0.1.0",
        1,
        "amd64, Java 25.0.3",
        "Debian 12",
        host,
        Long.parseLong(id.substring(id.lastIndexOf(':') + 1)),
        "queue.example.net",
        6380,
        id,
        "jobs",
        30,
        90,
        "jobs:workers:" + id + ":message",
        "jobs:workers:" + id + ":response",
        "jobs:workers:" + id + ":log",
        List.of("9ba846cec2d2f060b336b9b90f8fd19d"),
        List.of("default"),
        "/srv/muster/" + host,
        NOW.minus(Duration.ofHours(76)).toEpochMilli(),
        16,
        4_000_000_000L);
  }
}
