package dev.muster.shared.tasks;

/// Where a task stands. The life of a task is drawn in `PROTOCOL.md`.
public enum TaskStatus {
  PENDING,
  RUNNING,
  COMPLETE,
  ERROR,
  CANCELLED,
  TIMEOUT,
  DIED,
  DEFERRED,
  IMPOSSIBLE,
  ORPHAN;

  /// Whether nothing more happens to it by itself.
  public boolean isFinal() {
    return switch (this) {
      case COMPLETE, ERROR, CANCELLED, TIMEOUT, DIED, IMPOSSIBLE -> true;
      case PENDING, RUNNING, DEFERRED, ORPHAN -> false;
    };
  }
}
