package dev.muster.app.cli;

import dev.muster.app.bench.MessagesBench;
import dev.muster.app.bench.TasksBench;
import dev.muster.app.bench.WindowBench;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `muster bench`: figures, each beside its baseline.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures, on a Redis of its own; a line of JSON for each figure.")
final class BenchCommand extends Group {
  /// Prints figures.
  abstract static class Figures implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    /// @param out takes a line of JSON for each figure
    abstract void measure(Consumer<String> out) throws Exception;

    @Override
    public final Integer call() throws Exception {
      measure(
          Objects.requireNonNull(spec, "Only picocli makes commands.").commandLine().getOut()
              ::println);
      return 0;
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
  static final class Messages extends Figures {
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

    @Override
    void measure(Consumer<String> out) throws IOException, InterruptedException {
      if (messages < 10 || starts < 1) {
        throw new QueueException(
            Reason.USAGE, "Send 10 messages or more, and start one worker or more.");
      }
      new MessagesBench(out, messages, starts).run(Home.folder());
    }
  }

  /// `muster bench window`.
  @Command(
      name = "window",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "The window on 10,000 simulated workers, drawn off-screen by software: frames a second,"
              + " from a change in Redis to the pixel, from a click to its first frame, what"
              + " watching costs Redis, memory, how soon its table is filled, and how soon 1,000"
              + " replies are folded and drawn.")
  static final class Window extends Figures {
    @Option(
        names = "--minutes",
        paramLabel = "N",
        defaultValue = "2",
        description = "how long it is under load (${DEFAULT-VALUE})")
    private double minutes;

    @Override
    void measure(Consumer<String> out) throws Exception {
      if (!(minutes >= 0.1)) {
        throw new QueueException(Reason.USAGE, "Measure for 0.1 minutes or more.");
      }
      Display.offScreen();
      new WindowBench(out, Duration.ofMillis(Math.round(minutes * 60_000))).run();
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
  static final class Tasks extends Figures {
    @Option(
        names = "--tasks",
        paramLabel = "N",
        defaultValue = "50000",
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

    @Override
    void measure(Consumer<String> out) throws IOException, InterruptedException {
      if (tasks < 100 || runs < 1 || history < 0) {
        throw new QueueException(
            Reason.USAGE, "Take 100 tasks or more, one run or more, and a history of 0 or more.");
      }
      new TasksBench(out, tasks, runs, history).run(Home.folder());
    }
  }
}
