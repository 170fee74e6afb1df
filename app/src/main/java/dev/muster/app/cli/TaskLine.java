package dev.muster.app.cli;

import dev.muster.app.controls.Harmless;
import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Json;
import dev.muster.shared.tasks.Task;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A task as one line.
final class TaskLine {
  private TaskLine() {}

  static void print(Output output, Task task) {
    var words = task.id() + "  " + task.status() + "  " + Harmless.of(ended(task));
    output.line(row(task), words.strip());
  }

  static Map<String, Object> row(Task task) {
    var row = new Row().with("id", task.id()).with("status", task.status().name());
    row.with("result", task.outcome() instanceof Outcome.Ok(var value) ? value : "");
    row.with("error", task.outcome() instanceof Outcome.Failed(var failure) ? failure : "");
    return row.with("worker", task.worker())
        .with("attempt", task.attempt())
        .with("submitted", task.submitted().toString())
        .with("started", text(task.started()))
        .with("finished", text(task.finished()))
        .with("code", task.code())
        .values();
  }

  /// What a table has room for.
  static Map<String, Object> brief(Task task) {
    return new Row()
        .with("id", task.id())
        .with("status", task.status().name())
        .with("code", task.code())
        .with("worker", task.worker())
        .with("attempt", task.attempt())
        .with("result", ended(task))
        .values();
  }

  private static String ended(Task task) {
    return switch (task.outcome()) {
      case null -> "";
      case Outcome.Ok(var value) -> Json.write(value);
      case Outcome.Failed(var failure) -> failure.type() + ": " + failure.message();
    };
  }

  private static String text(@Nullable Instant time) {
    return time == null ? "" : time.toString();
  }
}
