package dev.muster.app.cli;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.tasks.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muster enqueue`: puts tasks onto a queue.
@Command(
    name = "enqueue",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Puts tasks onto a queue, and prints each.")
final class EnqueueCommand extends QueueCommand {
  private static final String WEEK = "604800s";

  @Parameters(
      index = "1..*",
      paramLabel = "CODE",
      description = "a Java expression, such as \"1 + 1\"; or what the next options say")
  private List<String> words = List.of();

  @Mixin private WorkOption work = new WorkOption();
  @Mixin private TaskOption options = new TaskOption();

  @Option(
      names = "--source",
      paramLabel = "FILE",
      description = "a source file whose functions the code sees")
  private List<Path> sources = List.of();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      arity = "0..1",
      fallbackValue = WEEK,
      description = "wait for its end, for so long at the most",
      converter = TimeOption.class)
  private @Nullable Duration patience;

  @Override
  QueueClient open() {
    if (work.all(words).isEmpty()) {
      throw new QueueException(Reason.USAGE, "There is nothing to enqueue.");
    }
    options.all();
    return sources.isEmpty()
        ? openToWrite()
        : QueueClient.open(redis().address(), name(), Sources.of(sources.toArray(Path[]::new)));
  }

  @Override
  int run(QueueClient client, Output output) {
    var enqueued = client.tasks().enqueueAll(work.all(words), options.all());
    enqueued.warnings().forEach(this::tell);
    var end = patience == null ? 0 : System.nanoTime() + patience.toNanos();
    var good = true;
    for (var id : enqueued.ids()) {
      var task =
          patience == null
              ? client.tasks().task(id)
              : client.tasks().await(id, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      TaskLine.print(output, task);
      good &= patience == null || task.status() == TaskStatus.COMPLETE;
    }
    return good ? 0 : Muster.ENDED_OTHERWISE;
  }
}
