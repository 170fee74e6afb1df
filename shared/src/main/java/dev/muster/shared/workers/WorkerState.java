package dev.muster.shared.workers;

/// A worker's state as a person sees it: one a worker, the worst first.
public enum WorkerState {
  /// No beat for longer than its expiry: its process, its machine or its network is gone.
  LOST,
  /// A beat is overdue, but it hasn't expired.
  LATE,
  /// Reads messages, takes no tasks.
  PAUSED,
  /// Runs a task.
  BUSY,
  /// Waits for work.
  IDLE,
  /// Has left in order.
  EXITED;

  /// Whether the worker is in the queue's list and may be spoken to.
  public boolean isLive() {
    return this != LOST && this != EXITED;
  }
}
