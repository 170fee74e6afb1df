package dev.muster.shared.workers;

import dev.muster.shared.redis.LazyJson;
import dev.muster.shared.redis.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One row of the workers table. As long as nothing is known to have changed of a worker, a reader
/// gives the same object again.
///
/// @param worker its id
/// @param state the worst that holds
/// @param said what it said of itself
/// @param measured what changes
/// @param lastBeat when it last beat, by Redis; null if it never did
/// @param period between its beats
/// @param task id of the task that it runs; null for none
/// @param code what that task runs, shortened to 200 characters; null for none, or if that wasn't
///     read
/// @param started when it began that task, by Redis; null for none
public record WorkerSummary(
    String worker,
    WorkerState state,
    LazyJson<WorkerInfo> said,
    LazyJson<Vitals> measured,
    @Nullable Instant lastBeat,
    Duration period,
    @Nullable String task,
    @Nullable String code,
    @Nullable Instant started) {
  private static final LazyJson<WorkerInfo> NOTHING_SAID =
      new LazyJson<>(new Reply(null), WorkerInfo.class);

  /// Of what is known already.
  public WorkerSummary(
      String worker,
      WorkerState state,
      @Nullable WorkerInfo info,
      Vitals vitals,
      @Nullable Instant lastBeat,
      Duration period,
      @Nullable String task,
      @Nullable String code,
      @Nullable Instant started) {
    this(
        worker,
        state,
        info == null ? NOTHING_SAID : new LazyJson<>(info),
        new LazyJson<>(vitals),
        lastBeat,
        period,
        task,
        code,
        started);
  }

  /// What it said of itself; null if that can't be read.
  public @Nullable WorkerInfo info() {
    return said.get();
  }

  /// What changes; {@link Vitals#NONE} if that can't be read.
  public Vitals vitals() {
    return Objects.requireNonNullElse(measured.get(), Vitals.NONE);
  }

  /// Without a beat for so long, it is lost: as it said itself, or three periods.
  public Duration expire() {
    return expire(said, period);
  }

  static Duration expire(LazyJson<WorkerInfo> said, Duration period) {
    var info = said.get();
    return info == null
        ? period.multipliedBy(3)
        : Duration.ofMillis((long) (info.heartbeatExpire() * 1000));
  }

  /// Whether what it said of itself has been read: who asks thousands for it need not wait.
  public boolean isRead() {
    return said.isRead();
  }

  /// Its machine, as it said itself or as its id has it.
  public String host() {
    var info = info();
    if (info != null) {
      return info.hostname();
    }
    var end = worker.lastIndexOf("::");
    return end > 0 ? worker.substring(0, end) : worker;
  }

  /// How long ago it last beat; zero if it never did.
  ///
  /// @param now by Redis
  public Duration beatAge(Instant now) {
    return since(lastBeat, now);
  }

  /// How long it has run its task; zero for none.
  ///
  /// @param now by Redis
  public Duration elapsed(Instant now) {
    return since(started, now);
  }

  private static Duration since(@Nullable Instant then, Instant now) {
    return then == null || then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
  }
}
