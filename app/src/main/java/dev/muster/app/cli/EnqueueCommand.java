package dev.muster.app.cli;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.tasks.Work;
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
  private static final int PAGE = 1_000;

  @Parameters(
      index = "1..*",
      paramLabel = "CODE",
      description = "a Java expression, such as \"1 + 1\"; or what the next options say")
  private List<String> words = List.of();

  @Mixin private WorkOption work = new WorkOption();
  @Mixin private CodeOption code = new CodeOption();
  @Mixin private TaskOption options = new TaskOption();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      arity = "0..1",
      fallbackValue = WEEK,
      description = "wait for its end, for so long at the most",
      converter = TimeOption.class)
  private @Nullable Duration patience;

  private List<Work> works = List.of();

  @Override
  QueueClient open() {
    works = work.all(words);
    if (works.isEmpty()) {
      throw new QueueException(Reason.USAGE, "There is nothing to enqueue.");
    }
    options.all();
    var seen = code.all();
    return seen.isEmpty() ? openToWrite() : QueueClient.open(redis().address(), name(), seen);
  }

  @Override
  int run(QueueClient client, Output output) {
    var enqueued = client.tasks().enqueueAll(works, options.all());
    enqueued.warnings().forEach(this::tell);
    return patience == null
        ? show(client, output, enqueued.ids())
        : new TaskWait(output, this::tell)
            .run(
                enqueued.ids().size(),
                patience,
                (longest, each) -> client.tasks().awaitAll(enqueued.ids(), longest, each));
  }

  private static int show(QueueClient client, Output output, List<String> ids) {
    for (var from = 0; from < ids.size(); from += PAGE) {
      var page = ids.subList(from, Math.min(ids.size(), from + PAGE));
      client.tasks().tasks(page).forEach(task -> TaskLine.print(output, task));
    }
    return 0;
  }
}
