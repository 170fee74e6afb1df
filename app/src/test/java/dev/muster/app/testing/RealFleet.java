package dev.muster.app.testing;

import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.SpawnOptions;
import dev.muster.shared.workers.Spawned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A real Redis and real worker processes, each in a folder of its own with a source file in it.
public final class RealFleet implements AutoCloseable {
  /// The worker's jar, as the build leaves it.
  public static final Path JAR =
      Path.of("..", "worker", "target", "muster-worker.jar").toAbsolutePath().normalize();

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final EmbeddedRedis server = EmbeddedRedis.start();
  private final QueueClient queue =
      QueueClient.open(RedisAddress.parse(server.url()), PretendedFleet.QUEUE);
  private final Map<String, Spawned> workers = new LinkedHashMap<>();

  /// With these workers, below a folder.
  ///
  /// @param arguments further ones for each
  public RealFleet(Path folder, List<String> names, String... arguments) throws IOException {
    for (var name : names) {
      var directory = Files.createDirectories(folder.resolve(name));
      Files.createDirectories(directory.resolve("src"));
      Files.writeString(directory.resolve("myfuns.java"), "int twice(int x) { return 2 * x; }\n");
      var all = new java.util.ArrayList<>(List.of("--name", name));
      all.addAll(List.of(arguments));
      workers.put(
          name,
          queue
              .workers()
              .spawn(new SpawnOptions(JAR, directory, folder.resolve(name + ".log"), all)));
    }
    queue.workers().awaitAlive(workers.values(), PATIENCE);
  }

  /// The server, to be killed and started again.
  public EmbeddedRedis server() {
    return server;
  }

  /// The queue as the library has it.
  public QueueClient queue() {
    return queue;
  }

  /// Ends a worker as a crash does.
  public void kill(String name) {
    Objects.requireNonNull(workers.get(name), name).process().destroyForcibly();
  }

  @Override
  public void close() {
    queue.workers().info().values().forEach(info -> end(info.pid()));
    workers.values().forEach(worker -> worker.process().destroyForcibly());
    queue.close();
    server.close();
  }

  /// Also those that the window has started.
  private static void end(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }
}
