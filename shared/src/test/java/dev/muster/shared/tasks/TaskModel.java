package dev.muster.shared.tasks;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A task, in plain Java.
final class TaskModel {
  final String id;
  final String list;
  final TaskOptions options;
  final Set<String> waiters = new TreeSet<>();
  final List<String> attempts = new ArrayList<>();
  TaskStatus status = TaskStatus.PENDING;
  @Nullable String worker;
  @Nullable String incarnation;
  int attempt;
  int failed;
  int lost;
  boolean cancelled;
  String outcome = "";

  TaskModel(String id, String list, TaskOptions options) {
    this.id = id;
    this.list = list;
    this.options = options;
  }

  boolean isWaiting() {
    return status == TaskStatus.PENDING;
  }

  /// Whether nothing is claimed beside it.
  boolean isAlone() {
    return !list.equals(Keys.DEFAULT) || options.atMostOnce() || lost > 0;
  }

  /// Keeps how an attempt ended.
  void remember(TaskStatus how) {
    attempts.add(attempt + " " + how + " " + (worker == null ? "" : worker));
  }

  String line() {
    return "%s %s attempt %d at %s in %s: %s"
        .formatted(id, status, attempt, worker, options.group(), outcome);
  }

  /// The same of a real one.
  static String line(Task task) {
    var outcome =
        switch (task.outcome()) {
          case null -> "";
          case Outcome.Ok(var value) -> value.toString();
          case Outcome.Failed(var failure) -> failure.type();
        };
    return "%s %s attempt %d at %s in %s: %s"
        .formatted(
            task.id(),
            task.status(),
            task.attempt(),
            task.worker(),
            task.options().group(),
            outcome);
  }

  static String line(Attempt attempt) {
    return attempt.attempt() + " " + attempt.status() + " " + attempt.worker();
  }
}
