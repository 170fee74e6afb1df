package dev.muster.shared.tasks;

/// One thing that may happen to a queue. A number chooses among the workers or tasks that there
/// are, whatever their number; where nothing fits, nothing happens.
sealed interface Move {
  /// @param count of works in one go
  record Enqueue(int count, boolean command, int retries, boolean once, boolean grouped)
      implements Move {}

  record Cancel(int task) implements Move {}

  record Drop(int task) implements Move {}

  record Requeue(int task) implements Move {}

  /// The pause before a retry is over.
  record Due(int task) implements Move {}

  /// A task that has ended has been kept long enough, and a sweep comes along.
  record Age(int task) implements Move {}

  record Wait(int task, int client) implements Move {}

  record Unwait(int task, int client) implements Move {}

  /// A process starts, or finds out that it was lost, or registers again as an answer was lost.
  record Arrive(int worker) implements Move {}

  /// @param ends how many of those that it has claimed end, the first ones
  /// @param back whether it gives back the others
  /// @param most how many it wants next; if none and nothing is left, it leaves
  record Finish(int worker, TaskStatus how, int ends, boolean back, int most) implements Move {}

  /// The answer to its last finish or claim was lost, so that it is sent again.
  record Repeat(int worker) implements Move {}

  /// A process is killed, and takes along what it had just popped.
  record Die(int worker) implements Move {}

  record Freeze(int worker) implements Move {}

  record Thaw(int worker) implements Move {}

  /// It is overdue, and a sweep finds it so again.
  record Lose(int worker) implements Move {}

  record Leave(int worker) implements Move {}

  record Beat(int worker) implements Move {}

  record Pause(int worker) implements Move {}

  record Resume(int worker) implements Move {}

  record Message(int worker) implements Move {}
}
