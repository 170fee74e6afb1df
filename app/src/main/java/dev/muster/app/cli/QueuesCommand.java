package dev.muster.app.cli;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import java.util.ArrayList;
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
  private static final String ALL = "muster:queues";

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
      List<String> names;
      try (var server = new Redis(address, "muster", true)) {
        names = server.call("SMEMBERS", ALL).texts().stream().sorted().toList();
      }
      var rows = new ArrayList<Map<String, Object>>();
      for (var name : names) {
        rows.add(row(address, name));
      }
      var line = Objects.requireNonNull(spec, "Only picocli makes commands.").commandLine();
      new Output(line.getOut(), line.getErr(), json)
          .rows(rows, "There is no queue at " + address.display() + " yet.");
      return 0;
    }

    private static Map<String, Object> row(RedisAddress address, String name) {
      try (var queue = QueueClient.watch(address, name)) {
        return new Row()
            .with("queue", name)
            .with("workers", queue.workersAvailable())
            .with("waiting", queue.workers().fleet().waiting())
            .values();
      } catch (QueueException e) {
        if (e.isPassing()) {
          throw e;
        }
        // A queue that was destroyed by hand, or one that this user may not read.
        return new Row().with("queue", name).with("workers", 0).with("waiting", 0).values();
      }
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
