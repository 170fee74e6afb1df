package dev.muster.app.cli;

import dev.muster.shared.tasks.Task;
import dev.muster.shared.tasks.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Waits for tasks at a command line: prints each as it ends.
final class TaskWait {
  private final Output output;
  private final Consumer<String> tell;
  private boolean good = true;

  /// @param tell takes a sentence on those that haven't ended
  TaskWait(Output output, Consumer<String> tell) {
    this.output = output;
    this.tell = tell;
  }

  /// What waits, and gives each task as it ends.
  interface Source {
    /// @return ids of those that haven't ended by then
    List<String> await(Duration longest, Consumer<Task> each);
  }

  /// Waits.
  ///
  /// @param count of those that are waited for; 0 if it isn't known
  /// @return the exit code
  int run(int count, Duration longest, Source source) {
    List<String> left;
    try (var bar = output.bar("tasks", count)) {
      left =
          source.await(
              longest,
              task -> {
                TaskLine.print(output, task);
                good &= task.status() == TaskStatus.COMPLETE;
                bar.step();
              });
    }
    if (!left.isEmpty()) {
      tell.accept(
          (left.size() == 1 ? "Task " + left.getFirst() + " has" : left.size() + " tasks have")
              + " not ended within "
              + longest.toMillis() / 1000.0
              + (left.size() == 1 ? " s; it goes on." : " s; they go on."));
    }
    return good && left.isEmpty() ? 0 : Muster.ENDED_OTHERWISE;
  }
}
