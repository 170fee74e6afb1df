package dev.muster.worker.caches;

import dev.muster.shared.QueueClient;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Run by the build: has a worker do a bit of everything while its JVM, and those of its children,
/// note which classes that takes. Each writes its cache as it ends.
public final class RecordCaches {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration ALIVE_WITHIN = Duration.ofSeconds(30);
  private static final String ALIVE = "record:alive";

  private RecordCaches() {}

  /// @param args the folder with the worker's jar, where the caches go too, a file of sample
  /// functions, and the flags to record with
  public static void main(String[] args) throws IOException, InterruptedException {
    try (var redis = EmbeddedRedis.start()) {
      record(Path.of(args[0]), Path.of(args[1]), args[2], redis);
    } catch (IllegalStateException e) {
      System.err.println("Workers will start more slowly, without class caches. " + e.getMessage());
    }
  }

  private static void record(Path target, Path samples, String flags, EmbeddedRedis redis)
      throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("muster-record");
    try (var queue =
        QueueClient.open(RedisAddress.parse(redis.url()), "record", Sources.of(samples))) {
      var worker = start(target, folder, flags, redis);
      try {
        awaitAlive(redis);
        work(queue);
        if (!worker.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          throw new IllegalStateException("the worker did not stop");
        }
      } finally {
        worker.destroyForcibly();
      }
    } finally {
      Files.deleteIfExists(folder.resolve("worker.log"));
      Files.delete(folder);
    }
  }

  private static Process start(Path target, Path folder, String flags, EmbeddedRedis redis)
      throws IOException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                flags,
                "-XX:AOTCacheOutput=" + target.resolve("muster-worker.aot"),
                "-Dmuster.record=" + flags,
                "-jar",
                target.resolve("muster-worker.jar").toString(),
                "record",
                "--dir",
                folder.toString(),
                "--log-file",
                folder.resolve("worker.log").toString(),
                "--key-alive",
                ALIVE)
            .redirectErrorStream(true)
            .redirectOutput(target.resolve("record.log").toFile());
    builder.environment().put("MUSTER_REDIS", redis.url());
    return builder.start();
  }

  private static void awaitAlive(EmbeddedRedis redis) {
    try (var client = new Redis(RedisAddress.parse(redis.url()), "record", false);
        var waiting = client.waiting()) {
      if (waiting.call(ALIVE_WITHIN, "BLPOP", ALIVE, ALIVE_WITHIN.toSeconds()).isNull()) {
        throw new IllegalStateException("the worker did not start");
      }
    }
  }

  private static void work(QueueClient queue) {
    queue.tasks().await(queue.tasks().enqueue("greet(\"you\")"), PATIENCE);
    queue.tasks().await(queue.tasks().enqueue("slowdouble(0.001)"), PATIENCE);
    for (var each : List.of(Command.PING, Command.INFO, Command.DIR)) {
      queue.messages().sendToAll(each, null);
    }
    queue.messages().sendToAll(Command.EVAL, Json.tree("1 + 1"));
    // An orderly end of each child, for a JVM that is killed writes no cache.
    queue.messages().sendToAll(Command.EVAL, Json.tree("System.exit(0)"));
    queue.tasks().await(queue.tasks().enqueue("System.exit(0)"), PATIENCE);
    queue.messages().sendToAll(Command.STOP, null);
  }
}
