package dev.muster.app.cli;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.shared.QueueClient;
import dev.muster.shared.logs.LogLine;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muster log`: what workers wrote, merged by time.
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "The newest lines of workers' logs, merged by time.")
final class LogCommand extends QueueCommand {
  private static final Duration BLOCK = Duration.ofSeconds(5);

  @Parameters(index = "1..*", paramLabel = "WORKER", description = "whose; default: all live ones")
  private List<String> workers = List.of();

  @Option(names = "-n", paramLabel = "N", description = "how many lines of each (40)")
  private int lines = 40;

  @Option(names = "-f", description = "go on as they are written, until Ctrl C")
  private boolean follow;

  @Override
  int run(QueueClient client, Output output) {
    var whose = workers.isEmpty() ? client.workers().list() : workers;
    var count = Math.max(0, lines);
    if (!follow) {
      if (count > 0) {
        client.logs().tail(whose, count).forEach(line -> print(output, line));
      }
      return 0;
    }
    try (var follower = client.logs().follow(whose, count)) {
      while (!Thread.currentThread().isInterrupted()) {
        follower.next(BLOCK).forEach(line -> print(output, line));
      }
    }
    return 0;
  }

  private static void print(Output output, LogLine line) {
    output.line(
        new Row()
            .with("time", line.time().toString())
            .with("worker", line.worker())
            .with("command", line.command())
            .with("message", line.message())
            .with("n", line.number())
            .values(),
        Phrases.fineClock(line.time())
            + " "
            + line.worker()
            + " "
            + line.command()
            + " "
            + Harmless.of(line.message()));
  }
}
