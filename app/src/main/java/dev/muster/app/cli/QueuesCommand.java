package dev.muster.app.cli;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueCounts;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Redis;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `muster queues`: which there are, and taking one away.
@Command(
    name = "queues",
    mixinStandardHelpOptions = true,
    description = "Lists the queues of a Redis, and destroys one.")
final class QueuesCommand extends Group {
  /// `muster queues list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "A line a queue.")
  static final class ListThem implements Callable<Integer> {
    @Mixin private RedisOption redis = new RedisOption();

    @Option(names = "--json", description = "print a line of JSON for each thing, as into a pipe")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      var address = redis.address();
      List<QueueCounts> queues;
      try (var server = new Redis(address, "muster", true)) {
        queues = QueueCounts.all(server);
      }
      var rows = queues.stream().map(ListThem::row).toList();
      var line = Objects.requireNonNull(spec, "Only picocli makes commands.").commandLine();
      new Output(line.getOut(), line.getErr(), json)
          .rows(rows, "There is no queue at " + address.display() + " yet.");
      return 0;
    }

    private static Map<String, Object> row(QueueCounts queue) {
      // What this user may not read counts as none.
      return new Row()
          .with("queue", queue.name())
          .with("workers", Math.max(0, queue.workers()))
          .with("waiting", Math.max(0, queue.waiting()))
          .values();
    }
  }

  /// `muster queues destroy`.
  @Command(
      name = "destroy",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Deletes a queue with all that is in it, for ever.")
  static final class Destroy extends QueueCommand {
    @Option(names = "--yes", description = "delete it; without, nothing is done")
    private boolean yes;

    @Override
    QueueClient open() {
      if (!yes) {
        throw new QueueException(
            Reason.USAGE,
            "Queue "
                + name()
                + " would be deleted for ever, with its tasks, results, messages and files: say"
                + " --yes.");
      }
      try (var there = super.open()) {
        // It would be made by attaching to it, only to be deleted.
        there.name();
      }
      return openToWrite();
    }

    @Override
    int run(QueueClient client, Output output) {
      var keys = client.destroy();
      output.line(
          new Row().with("queue", client.name()).with("keys", keys).values(),
          "Deleted queue " + client.name() + ": " + keys + " keys.");
      return 0;
    }
  }
}
