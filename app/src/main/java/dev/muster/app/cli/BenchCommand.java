package dev.muster.app.cli;

import dev.muster.app.bench.MessagesBench;
import dev.muster.app.bench.TasksBench;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `muster bench`: figures, each beside its baseline.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures, on a Redis of its own; a line of JSON for each figure.",
    subcommands = {BenchCommand.Messages.class, BenchCommand.Tasks.class})
final class BenchCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  /// `muster bench messages`.
  @Command(
      name = "messages",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "From sending an ECHO to its reply; from starting a worker until it is up, and until its"
              + " first task has ended.")
  static final class Messages implements Callable<Integer> {
    @Option(
        names = "--messages",
        paramLabel = "N",
        defaultValue = "10000",
        description = "how many to send (${DEFAULT-VALUE})")
    private int messages;

    @Option(
        names = "--starts",
        paramLabel = "N",
        defaultValue = "5",
        description = "how many workers to start (${DEFAULT-VALUE})")
    private int starts;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      if (messages < 10 || starts < 1) {
        throw new QueueException(
            Reason.USAGE, "Send 10 messages or more, and start one worker or more.");
      }
      new MessagesBench(this::say, messages, starts).run(Home.folder());
      return 0;
    }

    private void say(String line) {
      if (spec != null) {
        spec.commandLine().getOut().println(line);
      }
    }
  }

  /// `muster bench tasks`.
  @Command(
      name = "tasks",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "How many tasks a second go on the queue and through one worker, from one's enqueueing to"
              + " its result, what they take of Redis' memory, and how soon the next runs after an"
              + " endless loop was cancelled.")
  static final class Tasks implements Callable<Integer> {
    @Option(
        names = "--tasks",
        paramLabel = "N",
        defaultValue = "20000",
        description = "how many a run has (${DEFAULT-VALUE})")
    private int tasks;

    @Option(
        names = "--runs",
        paramLabel = "N",
        defaultValue = "3",
        description = "of which the median is told (${DEFAULT-VALUE})")
    private int runs;

    @Option(
        names = "--history",
        paramLabel = "N",
        defaultValue = "0",
        description =
            "drain once more with so many finished and so many waiting tasks; 0 leaves that out"
                + " (${DEFAULT-VALUE})")
    private int history;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      if (tasks < 100 || runs < 1 || history < 0) {
        throw new QueueException(
            Reason.USAGE, "Take 100 tasks or more, one run or more, and a history of 0 or more.");
      }
      new TasksBench(this::say, tasks, runs, history).run(Home.folder());
      return 0;
    }

    private void say(String line) {
      if (spec != null) {
        spec.commandLine().getOut().println(line);
      }
    }
  }
}
