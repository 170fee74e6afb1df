package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.logs.LogLine;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.testing.OddServer;
import dev.muster.shared.workers.SpawnOptions;
import dev.muster.shared.workers.Spawned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The jar as a process: how it ends, what it says when it can't begin, and that no code that it
/// runs takes it along.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerProcessIT {
  private static final Path JAR = Path.of("target", "muster-worker.jar").toAbsolutePath();
  private static final Path SAMPLES = Path.of("..", "assets", "samples", "myfuns.java");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");
  private final EmbeddedRedis server = EmbeddedRedis.start();
  private QueueClient queue;
  private final List<Spawned> spawned = new ArrayList<>();

  @BeforeEach
  void openAQueueWithSources() throws IOException {
    queue = QueueClient.open(RedisAddress.parse(server.url()), "it", Sources.of(SAMPLES));
  }

  @AfterEach
  void endAll() {
    spawned.forEach(
        worker -> worker.process().descendants().forEach(ProcessHandle::destroyForcibly));
    spawned.forEach(worker -> worker.process().destroyForcibly());
    queue.close();
    server.close();
  }

  private Spawned start(String name, String... arguments) throws IOException {
    var all = new ArrayList<>(List.of("--name", name));
    all.addAll(List.of(arguments));
    var directory = Files.createDirectories(folder.resolve(name));
    var worker =
        queue.workers().spawn(new SpawnOptions(JAR, directory, folder.resolve(name + ".log"), all));
    spawned.add(worker);
    return worker;
  }

  private Spawned started(String name, String... arguments) throws IOException {
    var worker = start(name, arguments);
    queue.workers().awaitAlive(List.of(worker), PATIENCE);
    return worker;
  }

  private Task running(String code) {
    var id = queue.tasks().enqueue(code);
    await().atMost(PATIENCE).until(() -> queue.tasks().task(id).status() == TaskStatus.RUNNING);
    return queue.tasks().task(id);
  }

  private static int exit(Spawned worker) throws InterruptedException {
    assertThat(worker.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return worker.process().exitValue();
  }

  private Outcome answer(Command command, Object args) {
    var sent = queue.messages().send(command, Json.tree(args), List.of("one"));
    return queue.messages().response(sent.id(), "one", true, PATIENCE).outcome();
  }

  private void assertThatItAnswers() {
    var sent = queue.messages().send(Command.PING, null, List.of("one"));
    assertThat(queue.messages().response(sent.id(), "one", true, PATIENCE).outcome())
        .isEqualTo(new Outcome.Ok(Json.tree("PONG")));
  }

  @Test
  void stoppedItEndsWithZero() throws Exception {
    var worker = started("one");
    queue.messages().send(Command.STOP, null, List.of("one"));
    assertThat(exit(worker)).isZero();
    assertThat(queue.workers().exited()).containsExactly("one");
  }

  @Test
  void aSignalLetsTheRunningTaskFinish() throws Exception {
    var worker = started("one");
    var task = running("slowdouble(3)");
    worker.process().destroy();
    assertThat(queue.tasks().await(task.id(), PATIENCE).outcome())
        .isEqualTo(new Outcome.Ok(Json.tree(6)));
    assertThat(exit(worker)).isZero();
    assertThat(Files.readString(folder.resolve("one.log"))).contains("STOP OK (signal)");
  }

  @Test
  void aSecondSignalGivesTheTaskBackAndDoesNotWait() throws Exception {
    var worker = started("one");
    var task = running("slowdouble(600)");
    worker.process().destroy();
    // Two signals at once are one to the system, so the first has to have come.
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              worker.process().destroy();
              return !worker.process().isAlive();
            });
    assertThat(exit(worker)).isZero();
    assertThat(queue.tasks().task(task.id()).status()).isEqualTo(TaskStatus.PENDING);
    assertThat(queue.workers().exited()).containsExactly("one");
  }

  @Test
  void whatTwoWorkersRanThatWereKilledAtOnceIsRunByTheNext() throws Exception {
    var beats = new String[] {"--heartbeat-period", "0.5", "--heartbeat-expire", "1"};
    var one = started("one", beats);
    var two = started("two", beats);
    var task = running("slowdouble(4)");
    one.process().destroyForcibly();
    two.process().destroyForcibly();
    started("three", beats);
    var ended = queue.tasks().await(task.id(), PATIENCE);
    assertThat(ended.outcome()).isEqualTo(new Outcome.Ok(Json.tree(8)));
    assertThat(ended.worker()).isEqualTo("three");
    assertThat(ended.attempt()).isEqualTo(2);
    assertThat(queue.workers().list()).containsExactly("three");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(3) | Exit",
        "while (true) {} | Timeout",
        "new byte[10][1_073_741_824].length | OutOfMemoryError",
        "int down(int i) { return down(i + 1) + 1; } down(0) | StackOverflowError"
      })
  void codeThatGoesWrongIsAnErrorAndTheWorkerAnswers(String codeAndType) throws Exception {
    started("one");
    var parts = codeAndType.split(" \\| ");
    assertThat(answer(Command.EVAL, Map.of("code", parts[0], "timeout", 5)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.failure().type()).isEqualTo(parts[1]));
    assertThatItAnswers();
  }

  @Test
  void aThreadLeftBehindEndsWithItsProcess() throws Exception {
    var worker = started("one");
    var beating = folder.resolve("one").resolve("beating");
    var code =
        """
        var path = java.nio.file.Path.of("beating");
        Thread.ofPlatform().start(() -> {
          while (true) {
            try { java.nio.file.Files.writeString(path, "" + System.nanoTime()); Thread.sleep(50); } catch (Exception e) {}
          }
        });
        """;
    assertThat(answer(Command.EVAL, code)).isInstanceOf(Outcome.Ok.class);
    await().atMost(PATIENCE).until(() -> Files.exists(beating));
    assertThatItAnswers();
    queue.messages().send(Command.STOP, null, List.of("one"));
    assertThat(exit(worker)).isZero();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              Files.deleteIfExists(beating);
              return !Files.exists(beating);
            });
    await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> !Files.exists(beating));
  }

  @Test
  void aFloodIsCutAndTheCutIsSaidInTheLogFileToo() throws Exception {
    started("one");
    var code = "for (int i = 0; i < 1_000_000; i++) System.out.println(\"x\".repeat(99)); \"done\"";
    assertThat(answer(Command.EVAL, code)).isEqualTo(new Outcome.Ok(Json.tree("done")));
    assertThatItAnswers();
    var printed = new ArrayList<String>();
    try (var follower = queue.logs().follow(List.of("one"), 100_000)) {
      while (!printed.contains("PONG")) {
        follower.next(PATIENCE).stream()
            .filter(line -> line.command().equals(LogLine.OUTPUT))
            .map(LogLine::message)
            .forEach(printed::add);
      }
    }
    assertThat(printed).anyMatch(line -> line.contains("not kept"));
    assertThat(printed.stream().mapToLong(String::length).sum()).isBetween(1_000L, 4_000_000L);
    var log = Files.readString(folder.resolve("one.log"));
    assertThat(log).contains("not kept").hasSizeLessThan(4_000_000);
  }

  @Test
  void aWrongPasswordIsOneSentence() throws Exception {
    assertThat(cannotStart("redis://:wrong@127.0.0.1:" + server.port()))
        .hasSize(1)
        .first()
        .asString()
        .contains("password")
        .doesNotContain("wrong@");
  }

  @Test
  void whereSomethingElseAnswersIsOneSentence() throws Exception {
    try (var web = OddServer.web()) {
      assertThat(cannotStart(web.url())).hasSize(1).first().asString().contains("not Redis");
    }
  }

  /// What a worker says that ends at once.
  private List<String> cannotStart(String redis) throws IOException, InterruptedException {
    var err = folder.resolve("err.txt");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(java, "-jar", JAR.toString(), "it", "--dir", folder.toString())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(err.toFile());
    builder.environment().put("MUSTER_REDIS", redis);
    var process = builder.start();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    return Files.readAllLines(err).stream().filter(line -> !line.startsWith("Picked up")).toList();
  }
}
