package dev.muster.app.cli;

import dev.muster.app.here.WorkerJar;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Json;
import dev.muster.shared.workers.SpawnOptions;
import dev.muster.shared.workers.Spawned;
import dev.muster.shared.workers.WorkerFilter;
import dev.muster.shared.workers.WorkerSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muster workers`: who is there, and starting and stopping them.
@Command(
    name = "workers",
    mixinStandardHelpOptions = true,
    description = "Lists, starts and stops the workers of a queue.")
final class WorkersCommand extends Group {
  /// `muster workers list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "A line a worker, those in trouble first.")
  static final class ListThem extends QueueCommand {
    @Option(
        names = "--filter",
        paramLabel = "F",
        description = "only " + FilterOption.DESCRIPTION,
        converter = FilterOption.class)
    private WorkerFilter filter = WorkerFilter.everyone();

    @Override
    int run(QueueClient client, Output output) {
      var fleet = client.workers().fleet();
      var all = fleet.workers();
      // Of thousands most of the time goes into reading and writing JSON, before anything is hot.
      var rows =
          all.parallelStream().filter(filter::lets).map(one -> row(one, fleet.time())).toList();
      output.rows(
          rows,
          all.isEmpty()
              ? "No worker has opened queue " + client.name() + "."
              : "None of " + all.size() + " matches " + filter.text() + ".");
      return 0;
    }

    private static Map<String, Object> row(WorkerSummary worker, Instant now) {
      return new Row()
          .with("worker", worker.worker())
          .with("state", worker.state().name())
          .with("task", worker.task())
          .with("elapsed", worker.elapsed(now).toMillis() / 1000.0)
          .with("done", worker.vitals().done())
          .with("failed", worker.vitals().failed())
          .with("beat", worker.beatAge(now).toSeconds())
          .with("log", worker.vitals().log())
          .values();
    }
  }

  /// `muster workers info`.
  @Command(
      name = "info",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "What live workers say of themselves.")
  static final class Info extends QueueCommand {
    @Parameters(index = "1..*", paramLabel = "WORKER", description = "which; default: all")
    private List<String> workers = List.of();

    @Override
    int run(QueueClient client, Output output) {
      var all = client.workers().info();
      var code = 0;
      for (var worker : workers.isEmpty() ? List.copyOf(all.keySet()) : workers) {
        var info = all.get(worker);
        if (info == null) {
          tell(worker + " is not a live worker of queue " + client.name() + ".");
          code = Muster.ENDED_OTHERWISE;
        } else {
          var tree = Json.tree(info);
          output.line(
              Json.read(Json.write(info), Map.class).map(Info::named).orElse(Map.of()),
              tree.toPrettyString());
        }
      }
      return code;
    }

    private static Map<String, Object> named(Map<?, ?> values) {
      var row = new Row();
      values.forEach((name, value) -> row.with(String.valueOf(name), value));
      return row.values();
    }
  }

  /// `muster workers stop`.
  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Stops workers, each after its task, and waits until they have left.")
  static final class Stop extends QueueCommand {
    @Parameters(index = "1..*", paramLabel = "WORKER", description = "which")
    private List<String> workers = List.of();

    @Option(names = "--all", description = "all live workers")
    private boolean all;

    @Option(
        names = "--wait",
        paramLabel = "TIME",
        description = "how long, such as 2m (60s)",
        converter = TimeOption.class)
    private Duration patience = Duration.ofSeconds(60);

    @Override
    QueueClient open() {
      if (all != workers.isEmpty()) {
        throw new QueueException(Reason.USAGE, "Name the workers to stop, or say --all.");
      }
      return openToWrite();
    }

    @Override
    int run(QueueClient client, Output output) {
      var targets = all ? client.workers().list() : workers;
      var left = targets.isEmpty() ? List.<String>of() : client.stop(targets, patience);
      var rows =
          targets.stream()
              .map(
                  worker ->
                      new Row()
                          .with("worker", worker)
                          .with("state", left.contains(worker) ? "THERE" : "EXITED")
                          .values())
              .toList();
      output.rows(rows, "No worker is there to stop.");
      return left.isEmpty() ? 0 : Muster.ENDED_OTHERWISE;
    }
  }

  /// `muster workers spawn`.
  @Command(
      name = "spawn",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Starts workers on this machine, and waits until they are up.")
  static final class Spawn extends QueueCommand {
    private static final int MOST = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(names = "--number", paramLabel = "N", description = "how many (1)")
    private int number = 1;

    @Option(
        names = "--dir",
        paramLabel = "DIR",
        description = "where they work; of several each in a folder of its own there (here)")
    private Path folder = Path.of("");

    @Override
    QueueClient open() {
      if (number < 1 || number > MOST) {
        throw new QueueException(Reason.USAGE, "Start 1 to " + MOST + " workers at once.");
      }
      return openToWrite();
    }

    @Override
    int run(QueueClient client, Output output) throws IOException {
      var jar =
          WorkerJar.find().orElseThrow(() -> new QueueException(Reason.USAGE, WorkerJar.MISSING));
      var started = new ArrayList<Spawned>();
      for (int i = 1; i <= number; i++) {
        var directory = (number == 1 ? folder : folder.resolve("worker-" + i)).toAbsolutePath();
        Files.createDirectories(directory);
        var log = directory.resolve("muster-worker.log");
        started.add(client.workers().spawn(new SpawnOptions(jar, directory, log, List.of())));
      }
      var names = client.workers().awaitAlive(started, PATIENCE);
      for (int i = 0; i < number; i++) {
        var log = started.get(i).logFile().toString();
        output.line(new Row().with("worker", names.get(i)).with("log", log).values(), names.get(i));
      }
      return 0;
    }
  }
}
