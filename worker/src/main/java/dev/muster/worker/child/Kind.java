package dev.muster.worker.child;

/// What a child is for.
public enum Kind {
  /// A session in which one piece of code builds on the one before.
  EVAL,
  /// Expressions of tasks, against environments.
  TASKS
}
