package dev.muster.app.cli;

import dev.muster.app.controls.Phrases;
import dev.muster.app.simulate.SimulatedFleet;
import dev.muster.app.simulate.Simulation;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Keys;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster simulate`: a fleet to try the window on.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Fills a queue with workers that are real on the wire and run no code: they register, beat,"
            + " claim and end tasks of their own, print, log and answer, until Ctrl+C. Any other"
            + " task that they get ends in an error, so use a queue of its own.")
final class SimulateCommand implements Callable<Integer> {
  @Mixin private RedisOption redis = new RedisOption();

  @Parameters(index = "0", paramLabel = "QUEUE", description = "the queue's name")
  private String queue = "";

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "how many, up to 50000 (${DEFAULT-VALUE})")
  private int workers = 1_000;

  @Option(
      names = "--busy",
      paramLabel = "N%",
      description = "how many of them run a task of 0.5 to 5 s at any time (${DEFAULT-VALUE})")
  private String busy = "30%";

  @Option(
      names = "--heartbeat-period",
      paramLabel = "S",
      description = "seconds between beats; lost after three without (${DEFAULT-VALUE})")
  private double period = 30;

  @Option(
      names = "--log-rate",
      paramLabel = "N",
      description = "lines a second that all print together (${DEFAULT-VALUE})")
  private int logRate = 100;

  @Option(
      names = "--lose",
      paramLabel = "N",
      description = "how many fall silent after 30 s (${DEFAULT-VALUE})")
  private int lose = 0;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "end by itself after so long, such as 2m",
      converter = TimeOption.class)
  private Duration life = Duration.ofDays(36_500);

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var simulation =
        new Simulation(
            workers,
            share(),
            Duration.ofMillis(Math.round(period * 1_000)),
            logRate,
            lose,
            Duration.ofSeconds(30));
    var name = new Keys(queue).queue();
    try (var fleet = new SimulatedFleet(redis.address(), name, simulation)) {
      Runtime.getRuntime().addShutdownHook(new Thread(fleet::close, "leave"));
      fleet.start();
      tell(Phrases.count(workers, "worker") + " in queue " + name + "; Ctrl+C ends them.");
      fleet.await(life);
      tell(Phrases.count(fleet.answered(), "message") + " answered.");
    }
    return 0;
  }

  private double share() {
    var digits = busy.strip().replaceFirst("\\s*%$", "");
    try {
      return Double.parseDouble(digits) / 100;
    } catch (NumberFormatException e) {
      throw new QueueException(
          Reason.USAGE, "--busy is a share such as 30%, not \"" + busy + "\".", e);
    }
  }

  private void tell(String sentence) {
    Objects.requireNonNull(spec, "Only picocli makes commands.")
        .commandLine()
        .getOut()
        .println(sentence);
  }
}
