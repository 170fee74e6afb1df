package dev.muster.shared.workers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of the workers table. As long as nothing is known to have changed of a worker, a reader
/// gives the same object again.
///
/// @param worker its id
/// @param state the worst that holds
/// @param info what it said of itself; null if that can't be read
/// @param vitals what changes
/// @param lastBeat when it last beat, by Redis; null if it never did
/// @param expire without a beat for so long, it is lost
/// @param task id of the task that it runs; null for none
/// @param code what that task runs, shortened to 200 characters; null for none, or if that wasn't
///     read
/// @param started when it began that task, by Redis; null for none
public record WorkerSummary(
    String worker,
    WorkerState state,
    @Nullable WorkerInfo info,
    Vitals vitals,
    @Nullable Instant lastBeat,
    Duration expire,
    @Nullable String task,
    @Nullable String code,
    @Nullable Instant started) {
  /// Its machine, as it said itself or as its id has it.
  public String host() {
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
