package dev.muster.app.cli;

import dev.muster.shared.tasks.TaskOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How tasks are to be run.
final class TaskOption {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "how long each attempt may take, such as 30s (no limit)",
      converter = TimeOption.class)
  private @Nullable Duration timeout;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "how often it is begun again after a failure (0)")
  private int retries;

  @Option(names = "--group", paramLabel = "G", description = "a name by which they are found")
  private @Nullable String group;

  @Option(names = "--at-most-once", description = "never begun twice, even if its worker is lost")
  private boolean once;

  TaskOptions all() {
    return new TaskOptions(timeout, retries, group, once);
  }
}
