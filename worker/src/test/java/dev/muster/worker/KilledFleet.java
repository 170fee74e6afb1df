package dev.muster.worker;

import dev.muster.shared.QueueClient;
import dev.muster.shared.workers.SpawnOptions;
import dev.muster.shared.workers.Spawned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Worker processes that are killed, frozen and replaced.
final class KilledFleet implements AutoCloseable {
  private static final Path JAR = Path.of("target", "muster-worker.jar").toAbsolutePath();

  private final QueueClient queue;
  private final Path folder;
  private final Map<String, Spawned> live = new LinkedHashMap<>();
  private final List<Spawned> all = new ArrayList<>();

  KilledFleet(QueueClient queue, Path folder) {
    this.queue = queue;
    this.folder = folder;
  }

  /// Starts one more, and waits for none.
  Spawned start() {
    var name = "worker" + (all.size() + 1);
    try {
      var directory = Files.createDirectories(folder.resolve(name));
      var arguments =
          List.of(
              "--name",
              name,
              "--allow",
              "tasks,commands",
              "--heartbeat-period",
              "0.5",
              "--heartbeat-expire",
              "1.5");
      var worker =
          queue
              .workers()
              .spawn(new SpawnOptions(JAR, directory, folder.resolve(name + ".log"), arguments));
      all.add(worker);
      live.put(name, worker);
      return worker;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String any(Random random) {
    var names = List.copyOf(live.keySet());
    return names.get(random.nextInt(names.size()));
  }

  /// Kills one as the system does that is out of memory.
  String kill(Random random) {
    var name = any(random);
    var worker = live.remove(name);
    if (worker != null) {
      worker.process().destroyForcibly();
    }
    return name;
  }

  /// Has one stand still, with its code or without, and go on later.
  String freeze(Random random, Duration time) throws IOException, InterruptedException {
    var name = any(random);
    var worker = live.get(name);
    if (worker != null) {
      var process = worker.process();
      var frozen =
          Stream.concat(
                  Stream.of(process.pid()),
                  random.nextBoolean()
                      ? process.descendants().map(ProcessHandle::pid)
                      : Stream.empty())
              .map(String::valueOf)
              .toList();
      signal("STOP", frozen);
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  // Ends early where the worker is killed meanwhile.
                  process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
                  signal("CONT", frozen);
                } catch (InterruptedException | IOException e) {
                  throw new IllegalStateException(e);
                }
              });
    }
    return name;
  }

  private static void signal(String signal, List<String> processes)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("sh", "-c", "kill -s " + signal + " \"$@\"", "sh"));
    command.addAll(processes);
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  List<String> names() {
    return List.copyOf(live.keySet());
  }

  @Override
  public void close() {
    all.forEach(worker -> worker.process().descendants().forEach(ProcessHandle::destroyForcibly));
    all.forEach(worker -> worker.process().destroyForcibly());
  }
}
