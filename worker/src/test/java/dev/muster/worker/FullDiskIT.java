package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.testing.TestJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full. A limit on the size of files, which anybody may set for a process and its
/// children, is the same to them: writing fails in the middle of a file.
class FullDiskIT {
  private static final Path JAR = Path.of("target", "muster-worker.jar").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LIMIT_BYTES = 200 * 512;

  @TempDir private Path folder = Path.of("");
  private final EmbeddedRedis server = EmbeddedRedis.start();
  private QueueClient queue;
  private Process worker;

  @BeforeEach
  void start() throws IOException {
    var address = RedisAddress.parse(server.url());
    queue = QueueClient.open(address, "it");
    var builder =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 200; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString(),
                "it",
                "--name=one",
                "--key-alive=it:alive",
                "--log-file=one.log")
            .directory(Files.createDirectory(folder.resolve("work")).toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("MUSTER_REDIS", server.url());
    worker = builder.start();
    try (var redis = new Redis(address, "test", false);
        var waiting = redis.waiting()) {
      assertThat(waiting.call(PATIENCE, "BLPOP", "it:alive", 60).isNull()).isFalse();
    }
  }

  @AfterEach
  void end() {
    worker.descendants().forEach(ProcessHandle::destroyForcibly);
    worker.destroyForcibly();
    queue.close();
    server.close();
  }

  private Outcome ask(Command command) {
    var sent = queue.messages().send(command, null, List.of("one"));
    return queue.messages().response(sent.id(), "one", true, PATIENCE).outcome();
  }

  private void assertItLives() {
    assertThat(ask(Command.PING)).isEqualTo(new Outcome.Ok(Json.tree("PONG")));
    var task = queue.tasks().enqueue("1 + 1");
    assertThat(queue.tasks().await(task, PATIENCE).status()).isEqualTo(TaskStatus.COMPLETE);
  }

  private static byte[] large() {
    var bytes = new byte[2 * LIMIT_BYTES];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @Test
  void whatDoesNotFitIsAnErrorOfItsCommandAndLeavesNothingBehind() throws IOException {
    Files.write(folder.resolve("large.bin"), large());
    queue.files().pack(folder, List.of("large.bin"));
    assertThat(ask(Command.PULL).toString()).contains("Could not write", "large.bin");
    try (var left = Files.list(folder.resolve("work"))) {
      assertThat(left).extracting(Path::getFileName).containsExactly(Path.of("one.log"));
    }
    assertItLives();
  }

  @Test
  void aTaskThatWritesTooMuchFailsByItself() {
    var code =
        "java.nio.file.Files.write(java.nio.file.Path.of(\"out\"), new byte["
            + 2 * LIMIT_BYTES
            + "])";
    var ended = queue.tasks().await(queue.tasks().enqueue(code), PATIENCE);
    assertThat(ended.status()).isEqualTo(TaskStatus.ERROR);
    assertThat(String.valueOf(ended.outcome())).contains("IOException");
    assertItLives();
  }

  @Test
  void aJarThatDoesNotFitIsToldAsTheTasksError() {
    var jar = TestJars.jar(folder.resolve("large.jar"), Map.of("large.bin", large()));
    var sources = Sources.of().withJars(jar);
    try (var client = QueueClient.open(queue.address(), "it", sources)) {
      var ended = client.tasks().await(client.tasks().enqueue("1"), PATIENCE);
      assertThat(ended.status()).isEqualTo(TaskStatus.ERROR);
      assertThat(String.valueOf(ended.outcome())).contains("Could not write");
    }
    assertItLives();
  }

  @Test
  void aLogFileThatIsFullStopsNobody() throws IOException {
    var code = "for (int i = 0; i < 3000; i++) System.out.println(\"%0100d\".formatted(i));";
    var ended = queue.tasks().await(queue.tasks().enqueue(code), PATIENCE);
    assertThat(ended.status()).isEqualTo(TaskStatus.COMPLETE);
    assertThat(Files.size(folder.resolve("work/one.log"))).isLessThanOrEqualTo(LIMIT_BYTES);
    assertItLives();
    try (var follower = queue.logs().follow(List.of("one"), 5_000)) {
      assertThat(follower.next(PATIENCE)).anyMatch(line -> line.message().endsWith("02999"));
    }
  }
}
