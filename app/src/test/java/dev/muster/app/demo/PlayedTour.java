package dev.muster.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.HostName;
import dev.muster.shared.QueueClient;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/// The tour on a real Redis, and all that it tells, to be compared with what it should.
abstract class PlayedTour {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /// What a worker shows of itself in its log file, up to its environments.
  private static final String BLOCK =
      """
                                        __
           ____ ___  __  _______  ____/ /____  _____
          / __ `__ \\/ / / / ___/ / __  __/ _ \\/ ___/
         / / / / / / /_/ (__  ) / /_/ /_/  __/ /
        /_/ /_/ /_/\\__,_/____/  \\__/\\__/\\___/_/
      version: {version}
      platform: {platform}
      running: {running}
      hostname: {host}
      pid: {pid}
      redis_host: {redis_host}
      redis_port: {redis_port}
      worker: {worker}
      queue_name: {queue}
      heartbeat_period: 30
      heartbeat_expire: 90
      message: {queue}:workers:{worker}:message
      response: {queue}:workers:{worker}:response
      log: {queue}:workers:{worker}:log
      """;

  /// The same as an answer.
  private static final String FIELDS =
      """
      ## version: {version}
      ## protocol: 1
      ## platform: {platform}
      ## running: {running}
      ## hostname: {host}
      ## pid: {pid}
      ## redis_host: {redis_host}
      ## redis_port: {redis_port}
      ## worker: {worker}
      ## queue_name: {queue}
      ## heartbeat_period: 30
      ## heartbeat_expire: 90
      ## message: {queue}:workers:{worker}:message
      ## response: {queue}:workers:{worker}:response
      ## log: {queue}:workers:{worker}:log
      """;

  /// What an answer has beyond that.
  private static final String MORE =
      """
      ## queues: {default}
      ## directory: {directory}
      ## started: <time>
      ## cpu_count: {processors}
      ## heap_max: 536870912
      """;

  final Told told = new Told();
  private final StringBuilder said = new StringBuilder();
  final List<String> ids = new ArrayList<>();
  final QueueClient queue;
  final Sandbox sandbox;
  final Tour tour;
  final Instant begun;

  /// The first worker, once it is there.
  String worker = "";

  private int logged;

  PlayedTour(TestRedis redis) throws IOException {
    var address = RedisAddress.parse(redis.url());
    sandbox = Sandbox.make(HOME);
    var source = sandbox.samples().resolve("myfuns.java");
    queue = QueueClient.open(address, redis.queue(), Sources.of(source));
    begun = queue.workers().fleet().time();
    tour = new Tour(queue, sandbox, new Transcript(line -> said.append(line).append('\n')));
    told.know("block", BLOCK);
    told.know("fields", FIELDS);
    told.know("more", MORE);
    told.know("queue", redis.queue());
    told.know("redis_host", address.host());
    told.know("redis_port", address.port());
    told.know("host", HostName.get());
    told.know(
        "platform", System.getProperty("os.arch") + ", Java " + System.getProperty("java.version"));
    told.know("envir", queue.environment().orElseThrow().id());
  }

  @AfterAll
  void end() {
    sandbox.close();
    queue.close();
  }

  /// A part of the tour.
  interface Section {
    void play() throws Exception;
  }

  /// What a part of the tour tells.
  String toldBy(Section section) throws Exception {
    said.setLength(0);
    section.play();
    said.toString()
        .lines()
        .filter(line -> line.matches("## \\d+\\.\\d{6}"))
        .filter(line -> !ids.contains(line.substring(3)))
        .forEach(line -> ids.add(line.substring(3)));
    return Told.seen(said.toString());
  }

  /// Plays a part of the tour, which has to tell this.
  void tells(Section section, String expected) throws Exception {
    var seen = toldBy(section);
    assertThat(seen).isEqualTo(told.expected(expected));
  }

  /// All that stands in a worker's log in Redis.
  List<String> logOf(String worker) {
    var lines = queue.logs().tail(List.of(worker), Integer.MAX_VALUE);
    return lines.stream().map(line -> (line.command() + " " + line.message()).strip()).toList();
  }

  /// What that of the first worker has gained since this was last asked.
  List<String> newInLog() {
    var all = logOf(worker);
    var fresh = all.subList(logged, all.size());
    logged = all.size();
    return fresh;
  }
}
