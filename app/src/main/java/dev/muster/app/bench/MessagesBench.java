package dev.muster.app.bench;

import dev.muster.app.demo.Sandbox;
import dev.muster.shared.QueueClient;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.redis.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How long a person waits for an answer, and for a worker: on a Redis of its own, over loopback.
///
/// - `echo`: from sending an ECHO to an idle worker until its reply is here, beside a bare loop
///   that pushes one value to another thread over Redis and pops one that comes back.
/// - `alive`: from starting a worker's process until it is up, beside a JVM that only tells its
///   version.
/// - `first-task`: from starting a worker's process until a task that waited for it has ended.
public final class MessagesBench {
  private static final Duration WAIT = Duration.ofSeconds(60);
  private static final int ROUNDS = 10;

  private final Consumer<String> out;
  private final int messages;
  private final int starts;

  /// Prepares it.
  ///
  /// @param out takes a line of JSON for each figure
  /// @param messages how many to send in all, in ten rounds that alternate with the baseline's
  /// @param starts how many workers to start
  public MessagesBench(Consumer<String> out, int messages, int starts) {
    this.out = out;
    this.messages = messages;
    this.starts = starts;
  }

  /// Measures, and leaves nothing behind.
  ///
  /// @param home the folder that Muster is built in
  public void run(Path home) throws IOException, InterruptedException {
    try (var server = EmbeddedRedis.start();
        var sandbox = Sandbox.make(home)) {
      var address = RedisAddress.parse(server.url());
      starts(address, sandbox);
      echo(address, sandbox);
    }
  }

  private void starts(RedisAddress address, Sandbox sandbox)
      throws IOException, InterruptedException {
    var bare = new Times();
    var alive = new Times();
    var firstTask = new Times();
    for (int i = 0; i < starts; i++) {
      bare.add(bareJvm());
      try (var queue = QueueClient.open(address, "alive" + i)) {
        var task = queue.tasks().enqueue("1 + 1");
        long begun = System.nanoTime();
        var worker = sandbox.spawn(queue, "worker" + i);
        var name = queue.workers().awaitAlive(List.of(worker), WAIT);
        alive.add(System.nanoTime() - begun);
        queue.tasks().await(task, WAIT);
        firstTask.add(System.nanoTime() - begun);
        queue.stop(name, WAIT);
        worker.process().waitFor();
      }
    }
    tell("alive", alive, "a JVM that tells its version", bare);
    tell("first-task", firstTask, "a JVM that tells its version", bare);
  }

  private static long bareJvm() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-version")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return System.nanoTime() - begun;
  }

  private void echo(RedisAddress address, Sandbox sandbox) throws IOException {
    try (var queue = QueueClient.open(address, "echo");
        var redis = new Redis(address, "bench", false);
        var pong = redis.waiting();
        var loop = redis.waiting()) {
      var worker =
          queue.workers().awaitAlive(List.of(sandbox.spawn(queue, "echo")), WAIT).getFirst();
      Thread.ofPlatform().name("bare-loop").daemon().start(() -> answer(redis, loop));
      var warm = new Times();
      rounds(queue, worker, redis, pong, warm, warm);
      var echo = new Times();
      var bare = new Times();
      rounds(queue, worker, redis, pong, echo, bare);
      tell("echo", echo, "a bare loop over Redis", bare);
    }
  }

  private void rounds(
      QueueClient queue, String worker, Redis redis, Waiting pong, Times echo, Times bare) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < messages / ROUNDS; i++) {
        long begun = System.nanoTime();
        redis.call("RPUSH", "bench:ping", "hello");
        pong.call(Duration.ofSeconds(10), "BLPOP", "bench:pong", 10);
        bare.add(System.nanoTime() - begun);
      }
      for (int i = 0; i < messages / ROUNDS; i++) {
        long begun = System.nanoTime();
        var sent = queue.messages().send(Command.ECHO, Json.tree("hello"), List.of(worker));
        queue.messages().response(sent.id(), worker, true, WAIT);
        echo.add(System.nanoTime() - begun);
      }
    }
  }

  /// Until the connection is closed.
  private static void answer(Redis redis, Waiting loop) {
    while (!loop.call(Duration.ofSeconds(10), "BLPOP", "bench:ping", 10).isNull()) {
      redis.call("RPUSH", "bench:pong", "hello");
    }
  }

  private void tell(String name, Times measured, String baseline, Times base) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", name);
    line.put("n", measured.size());
    line.put("p50_ms", measured.millis(0.5));
    line.put("p95_ms", measured.millis(0.95));
    line.put("baseline", baseline);
    line.put("baseline_p50_ms", base.millis(0.5));
    out.accept(Json.write(line));
  }
}
