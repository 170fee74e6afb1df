package dev.muster.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.testing.TestJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Jars of an environment, from who enqueues to the code that uses them.
class JarsTest extends OneWorkerTest {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private QueueClient open(Sources sources) {
    return QueueClient.open(address, worker.queue().name(), sources);
  }

  private Path tools() {
    return TestJars.jar(folder.resolve("tools.jar"), "demo.Tools", TestJars.TOOLS);
  }

  private static List<Path> caches() throws IOException {
    try (var all = Files.list(TEMPORARY)) {
      return all.filter(path -> path.getFileName().toString().startsWith("muster-jars-")).toList();
    }
  }

  @Test
  void sourcesAndExpressionsUseTheClassesOfAJar() throws Exception {
    var before = caches();
    var source =
        Files.writeString(
            folder.resolve("uses.java"), "int quarter(int n) { return half(half(n)); }");
    var seen = Sources.of(source).withJars(tools()).withImports("static demo.Tools.*");
    try (var queue = open(seen)) {
      var id = queue.environment().orElseThrow().id();
      assertThat(worker.result(Command.ENVIR, id)).isEqualTo(Json.tree("ENVIR OK"));
      var tasks = queue.tasks();
      for (var code : List.of("quarter(84)", "demo.Tools.half(42)", "half(42)")) {
        var task = tasks.enqueue(code);
        worker.step();
        assertThat(tasks.result(task)).as(code).isEqualTo(Json.tree(21));
      }
      var dies = tasks.enqueue("System.exit(1)");
      worker.step();
      assertThat(tasks.task(dies).status()).isEqualTo(TaskStatus.DIED);
      var onTheSpare = tasks.enqueue("half(42)");
      worker.step();
      assertThat(tasks.result(onTheSpare)).isEqualTo(Json.tree(21));
      assertThat(worker.console()).contains("ENVIR PACKAGES static demo.Tools.* tools.jar\n");
      var cache = caches().stream().filter(each -> !before.contains(each)).findFirst();
      assertThat(Files.getPosixFilePermissions(cache.orElseThrow())).hasSize(3);
      worker.close();
      assertThat(cache.orElseThrow()).doesNotExist();
    }
  }

  @Test
  void aJarThatOnlyTheWorkerSeesToBeNoneIsAnErrorThatSaysWhatToDo() throws Exception {
    var nonsense =
        TestJars.jar(
            folder.resolve("tools.jar"), Map.of("demo/Tools.class", "nonsense".getBytes(UTF_8)));
    var bytes = Files.readAllBytes(tools());
    var half = Arrays.copyOf(bytes, bytes.length / 2);
    tools();
    assertSaid(
        half, "tools.jar is not a jar, or only a part of one: build it again, or fetch it anew.");
    TestJars.jar(nonsense, Map.of("demo/Tools.class", "nonsense".getBytes(UTF_8)));
    assertSaid(
        Files.readAllBytes(nonsense),
        "demo/Tools.class in tools.jar is not a class: build it again, or fetch it anew.");
  }

  /// As another program may have put it there.
  private void assertSaid(byte[] content, String sentence) throws InterruptedException {
    var hash = worker.queue().files().put("tools.jar", content);
    var document =
        Json.write(
            Map.of(
                "protocol",
                1,
                "imports",
                List.of(),
                "sources",
                Map.of(),
                "jars",
                Map.of("tools.jar", hash)));
    var id = hash.sha256().substring(0, 32);
    worker.redis().call("HSET", worker.keys().environments(), id, document);
    worker.redis().call("ZADD", worker.keys().environmentsUsed(), 1, id);
    assertThat(worker.result(Command.ENVIR, id)).isEqualTo(Json.tree("ENVIR ERROR"));
    assertThat(worker.log()).contains("ENVIR ERROR " + sentence);
    worker.assertAlive();
  }

  @Test
  void aJarThatWasForgottenOrSpoiltInRedisEndsItsTaskAsAnError() throws InterruptedException {
    try (var queue = open(Sources.of().withJars(tools()))) {
      var hash = Objects.requireNonNull(queue.environment().orElseThrow().jars().get("tools.jar"));
      worker.redis().call("SETRANGE", worker.keys().chunk(hash.sha256(), 0), 50, "spoilt");
      var gone = "tools.jar is not in Redis any more, or not as it was: enqueue with it again.";
      assertThat(failure(queue)).isEqualTo(gone);
      queue.files().forget(hash.sha256());
      assertThat(failure(queue)).isEqualTo(gone);
      queue.files().put(tools());
      var task = queue.tasks().enqueue("demo.Tools.half(42)");
      worker.step();
      assertThat(queue.tasks().result(task)).isEqualTo(Json.tree(21));
    }
  }

  private String failure(QueueClient queue) throws InterruptedException {
    var task = queue.tasks().enqueue("demo.Tools.half(42)");
    worker.step();
    var ended = queue.tasks().task(task);
    assertThat(ended.status()).isEqualTo(TaskStatus.ERROR);
    worker.assertAlive();
    return ((Outcome.Failed) Objects.requireNonNull(ended.outcome())).failure().message();
  }
}
