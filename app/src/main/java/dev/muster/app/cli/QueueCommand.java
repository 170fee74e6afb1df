package dev.muster.app.cli;

import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.Keys;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A command on one queue.
abstract class QueueCommand implements Callable<Integer> {
  @Mixin private RedisOption redis = new RedisOption();

  @Option(names = "--json", description = "print a line of JSON for each thing, as into a pipe")
  private boolean json;

  @Parameters(index = "0", paramLabel = "QUEUE", description = "the queue's name")
  private String queue = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try (var client = open()) {
      return run(client, new Output(commandLine().getOut(), commandLine().getErr(), json));
    }
  }

  /// Does it.
  ///
  /// @return the exit code
  abstract int run(QueueClient client, Output output) throws Exception;

  /// Attaches without writing; a command that writes attaches otherwise.
  QueueClient open() {
    return QueueClient.watch(redis.address(), name());
  }

  /// Attaches so that it may write; makes the queue if there is none.
  final QueueClient openToWrite() {
    return QueueClient.open(redis.address(), name());
  }

  /// Where Redis is, as it was given.
  final RedisOption redis() {
    return redis;
  }

  /// The queue's name, once it is known to be one.
  final String name() {
    return new Keys(queue).queue();
  }

  /// Says a sentence that isn't part of the answer.
  final void tell(String sentence) {
    commandLine().getErr().println(sentence);
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec, "Only picocli makes commands.").commandLine();
  }
}
