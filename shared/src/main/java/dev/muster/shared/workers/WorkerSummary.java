package dev.muster.shared.workers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of the workers table, as of one moment of Redis' clock.
///
/// @param worker its id
/// @param state the worst that holds
/// @param info what it said of itself; null if that can't be read
/// @param vitals what changes
/// @param lastBeat when it last beat; null if it never did
/// @param beatAge since that beat
/// @param expire without a beat for so long, it is lost
/// @param task id of the task that it runs; null for none
/// @param code what that task runs, shortened to 200 characters; null for none
/// @param elapsed how long it has run it; zero for none
public record WorkerSummary(
    String worker,
    WorkerState state,
    @Nullable WorkerInfo info,
    Vitals vitals,
    @Nullable Instant lastBeat,
    Duration beatAge,
    Duration expire,
    @Nullable String task,
    @Nullable String code,
    Duration elapsed) {
  /// Its machine, as it said itself or as its id has it.
  public String host() {
    if (info != null) {
      return info.hostname();
    }
    var end = worker.lastIndexOf("::");
    return end > 0 ? worker.substring(0, end) : worker;
  }
}
