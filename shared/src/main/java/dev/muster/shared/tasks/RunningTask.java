package dev.muster.shared.tasks;

import dev.muster.shared.redis.Json;
import java.util.Optional;

/// One attempt at a task, which its worker is to end.
///
/// @param task the task's id
/// @param attempt 1 for the first
public record RunningTask(String task, int attempt) {
  /// From a worker's list of signals; empty if it can't be read.
  public static Optional<RunningTask> read(String signal) {
    return Json.read(signal, RunningTask.class).filter(read -> read.attempt > 0);
  }
}
