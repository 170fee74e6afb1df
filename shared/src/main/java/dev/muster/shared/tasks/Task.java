package dev.muster.shared.tasks;

import dev.muster.shared.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A task as it stands in Redis.
///
/// @param id 1, 2, 3 … in its queue
/// @param status where it stands
/// @param work what it is to do
/// @param options how it is to be run
/// @param environment id of the environment that it runs in; null for none
/// @param worker who runs or ran it; null before
/// @param attempt how often it was begun; 0 before
/// @param outcome result or failure; null before it has ended
/// @param output the last of what it printed, if it has ended otherwise than well; null for nothing
/// @param submitted when it was enqueued
/// @param started when its last attempt began; null before
/// @param finished when it ended; null before
public record Task(
    String id,
    TaskStatus status,
    Work work,
    TaskOptions options,
    @Nullable String environment,
    @Nullable String worker,
    int attempt,
    @Nullable Outcome outcome,
    @Nullable String output,
    Instant submitted,
    @Nullable Instant started,
    @Nullable Instant finished) {

  /// How long it waited to be begun, or has waited.
  ///
  /// @param now by Redis
  public Duration waited(Instant now) {
    return Duration.between(
        submitted, started == null ? finished == null ? now : finished : started);
  }

  /// How long its last attempt took, or has taken; nothing before.
  ///
  /// @param now by Redis
  public Duration ran(Instant now) {
    return started == null
        ? Duration.ZERO
        : Duration.between(started, finished == null ? now : finished);
  }

  /// What it is to do, as a person would write it.
  public String code() {
    return work.text();
  }
}
