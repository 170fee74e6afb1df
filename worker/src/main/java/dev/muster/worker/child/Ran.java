package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.Outcome;
import dev.muster.shared.tasks.TaskStatus;

/// How a run ended.
///
/// @param status COMPLETE with a value; ERROR if the code failed by itself; TIMEOUT if it was
///   stopped at its limit; CANCELLED if somebody interrupted it; DIED if its process ended under it
/// @param outcome its value, or why there is none
public record Ran(TaskStatus status, Outcome outcome) {
  static Ran failed(TaskStatus status, Failure failure) {
    return new Ran(status, new Outcome.Failed(failure));
  }

  /// What the code itself made of it.
  static Ran of(Outcome outcome) {
    return new Ran(outcome.isOk() ? TaskStatus.COMPLETE : TaskStatus.ERROR, outcome);
  }
}
