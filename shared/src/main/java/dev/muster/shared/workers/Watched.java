package dev.muster.shared.workers;

import dev.muster.shared.redis.LazyJson;
import dev.muster.shared.redis.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a reader knows of one worker, and the row that it makes of it: the same until something
/// changes.
final class Watched {
  private static final Duration USUAL_PERIOD = Duration.ofSeconds(30);
  private static final long EXITED_SHOWN = Duration.ofMinutes(10).toMillis();
  private static final long LOST_SHOWN = Duration.ofDays(1).toMillis();

  private static final Reply NOTHING = new Reply(null);

  private final String worker;
  private LazyJson<WorkerInfo> info = new LazyJson<>(NOTHING, WorkerInfo.class);
  private Duration period = USUAL_PERIOD;
  private @Nullable String status;
  private boolean live;
  private LazyJson<Vitals> vitals = new LazyJson<>(NOTHING, Vitals.class);
  private @Nullable Long beat;
  private long changed;
  private String task = "";
  private @Nullable Instant started;
  private @Nullable String code;
  private boolean hasRun;
  private @Nullable WorkerSummary row;

  Watched(String worker) {
    this.worker = worker;
  }

  String worker() {
    return worker;
  }

  /// @param beats ms between its beats; nothing where it isn't known
  void introduce(Reply said, Reply beats) {
    info = new LazyJson<>(said, WorkerInfo.class);
    period = beats.number() > 0 ? Duration.ofMillis(beats.number()) : USUAL_PERIOD;
    row = null;
  }

  /// @param held the tasks that it holds, first the one that it runs
  void change(
      @Nullable String nowIs,
      boolean isLive,
      Reply told,
      @Nullable Long lastBeat,
      String held,
      long at) {
    status = nowIs;
    live = isLive;
    vitals = new LazyJson<>(told, Vitals.class);
    beat = lastBeat;
    changed = at;
    var runs = held.strip().split(" ", 2)[0];
    if (!runs.equals(task)) {
      task = runs;
      started = null;
      code = null;
      hasRun = false;
    }
    row = null;
  }

  String task() {
    return task;
  }

  /// Whether it runs a task of which only the id is known.
  boolean isTaskNew() {
    return !task.isEmpty() && started == null;
  }

  /// Whether nobody has read yet what its task runs.
  boolean isCodeUnread() {
    return !task.isEmpty() && code == null;
  }

  /// Whether an earlier look found it at the same task.
  boolean hasRun() {
    return hasRun;
  }

  void began(Instant when) {
    started = when;
    row = null;
  }

  void runs(String text) {
    code = text;
    row = null;
  }

  /// Its row; empty for one that is long gone.
  ///
  /// @param now in ms, by Redis
  Optional<WorkerSummary> row(long now) {
    hasRun = true;
    if (status == null) {
      return Optional.empty();
    }
    var state = state(now);
    if (state == WorkerState.EXITED && now - changed > EXITED_SHOWN
        || state == WorkerState.LOST && now - changed > LOST_SHOWN) {
      return Optional.empty();
    }
    var before = row;
    if (before != null && before.state() == state) {
      return Optional.of(before);
    }
    row =
        new WorkerSummary(
            worker,
            state,
            info,
            vitals,
            beat == null ? null : Instant.ofEpochMilli(beat),
            period,
            task.isEmpty() ? null : task,
            code,
            started);
    return Optional.of(row);
  }

  /// Reads what it was told and nobody has asked for yet.
  void catchUp() {
    info.get();
    vitals.get();
  }

  /// What a sweep would find, without writing it down: who is overdue by another period is lost.
  private WorkerState state(long now) {
    var stored = stateOf(status);
    if (!stored.isLive()) {
      return stored;
    }
    var age = beat == null ? 0 : now - beat;
    if (!live || age > period.toMillis() && isOverdueByAPeriod(age)) {
      return WorkerState.LOST;
    }
    if (age > period.toMillis() * 3 / 2) {
      return WorkerState.LATE;
    }
    return stored == WorkerState.PAUSED
        ? stored
        : task.isEmpty() ? WorkerState.IDLE : WorkerState.BUSY;
  }

  private boolean isOverdueByAPeriod(long age) {
    var expire = WorkerSummary.expire(info, period);
    return Duration.ofMillis(age).compareTo(expire.plus(period)) > 0;
  }

  static WorkerState stateOf(@Nullable String status) {
    return switch (status) {
      case "IDLE" -> WorkerState.IDLE;
      case "BUSY" -> WorkerState.BUSY;
      case "PAUSED" -> WorkerState.PAUSED;
      case "EXITED" -> WorkerState.EXITED;
      case null, default -> WorkerState.LOST;
    };
  }
}
