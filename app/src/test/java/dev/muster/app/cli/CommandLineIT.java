package dev.muster.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.RealFleet;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.TestJars;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The command line as a script uses it, with a real worker at the other end.
class CommandLineIT {
  private static final String IMPORT = "static demo.Tools.*";

  @TempDir private Path folder = Path.of("");
  private String url = "";
  private String out = "";
  private String err = "";

  private int run(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--redis=" + url);
    var said = new ByteArrayOutputStream();
    var complained = new ByteArrayOutputStream();
    var code =
        Muster.run(
            all.toArray(String[]::new),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new PrintStream(complained, true, StandardCharsets.UTF_8));
    out = said.toString(StandardCharsets.UTF_8);
    err = complained.toString(StandardCharsets.UTF_8);
    assertThat(err).doesNotContain("\tat ", "Exception in thread");
    return code;
  }

  private List<JsonNode> lines() {
    return out.lines().map(Json::parse).toList();
  }

  private RealFleet fleet() throws Exception {
    var fleet = new RealFleet(folder, List.of("w1"));
    url = fleet.server().url();
    return fleet;
  }

  @Test
  void aWorkerIsSeenSpokenToAndStopped() throws Exception {
    try (var _ = fleet()) {
      assertThat(run("workers", "list", "jobs")).isZero();
      assertThat(lines()).singleElement().satisfies(line -> says(line, "worker", "w1"));
      assertThat(run("workers", "info", "jobs", "w1")).isZero();
      assertThat(out).contains("\"queue_name\":\"jobs\"");
      assertThat(run("workers", "info", "jobs", "w9")).isEqualTo(1);
      assertThat(run("send", "jobs", "PING", "--to", "w1")).isZero();
      assertThat(lines()).singleElement().satisfies(line -> says(line, "result", "PONG"));
      assertThat(run("send", "jobs", "EVAL", "6 * 7", "--all")).isZero();
      assertThat(lines().getFirst().get("result").asInt()).isEqualTo(42);
      assertThat(run("send", "jobs", "DIR", "{\"foo\":\"bar\"}", "--all")).isEqualTo(1);
      assertThat(out).contains("FAILED", "unused argument (foo = \\\"bar\\\")");
      assertThat(run("replies", "jobs")).isZero();
      assertThat(lines()).hasSize(3);
      var ping = lines().getLast().get("id").asString();
      assertThat(run("replies", "jobs", ping)).isZero();
      assertThat(lines()).singleElement().satisfies(line -> says(line, "state", "ANSWERED"));
      assertThat(run("log", "jobs", "w1", "-n", "100")).isZero();
      assertThat(lines()).anySatisfy(line -> says(line, "message", "PING"));
      assertThat(run("workers", "stop", "jobs", "--all")).isZero();
      assertThat(lines()).singleElement().satisfies(line -> says(line, "state", "EXITED"));
      assertThat(run("send", "jobs", "PING", "--to", "w1")).isEqualTo(1);
      assertThat(err).contains("w1");
    }
  }

  private static void says(JsonNode line, String field, String text) {
    assertThat(line.get(field).asString()).isEqualTo(text);
  }

  @Test
  void tasksAreEnqueuedAwaitedAndListed() throws Exception {
    try (var _ = fleet()) {
      var source = folder.resolve("w1/myfuns.java").toString();
      assertThat(run("enqueue", "jobs", "twice(21)", "--source", source, "--wait")).isZero();
      assertThat(lines().getFirst().get("result").asInt()).isEqualTo(42);
      assertThat(run("envir", "jobs")).isZero();
      assertThat(out).contains("myfuns.java");
      assertThat(run("enqueue", "jobs", "1 / 0", "--wait", "30s")).isEqualTo(1);
      assertThat(out).contains("ArithmeticException");
      assertThat(run("enqueue", "jobs", "twice", "--call", "4", "--source", source, "--wait"))
          .isZero();
      assertThat(lines().getFirst().get("result").asInt()).isEqualTo(8);
      assertThat(run("enqueue", "jobs", "1 + 1", "--group", "sums", "--retries", "1")).isZero();
      assertThat(run("tasks", "wait", "jobs", "4")).isZero();
      assertThat(run("tasks", "show", "jobs", "2", "3")).isZero();
      assertThat(lines()).hasSize(2);
      assertThat(run("tasks", "list", "jobs", "--status", "ERROR")).isZero();
      assertThat(lines()).singleElement().satisfies(line -> says(line, "code", "1 / 0"));
      assertThat(run("tasks", "show", "jobs", "99")).isEqualTo(1);
      assertThat(run("tasks", "cancel", "jobs", "4")).isZero();
      assertThat(out).contains("has ended already");
      assertThat(run("tasks", "drop", "jobs", "4")).isZero();
      assertThat(run("tasks", "show", "jobs", "4")).isEqualTo(1);
      assertThat(run("tasks", "retry", "jobs", "2")).isZero();
      assertThat(run("tasks", "wait", "jobs", "2")).isEqualTo(1);
    }
  }

  @Test
  void aJarAndAnImportAreSeenByCode() throws Exception {
    try (var _ = fleet()) {
      var jar = TestJars.jar(folder.resolve("tools.jar"), "demo.Tools", TestJars.TOOLS).toString();
      assertThat(run("enqueue", "jobs", "half(42)", "--jar", jar, "--import", IMPORT, "--wait"))
          .isZero();
      assertThat(lines().getFirst().get("result").asInt()).isEqualTo(21);
      assertThat(run("envir", "jobs")).isZero();
      var used = lines().getFirst();
      assertThat(used.get("jars").toString()).isEqualTo("[\"tools.jar\"]");
      assertThat(run("envir", "jobs", "--jar", jar, "--import", IMPORT)).isZero();
      assertThat(lines()).containsExactly(used);
      var text = Files.writeString(folder.resolve("text.jar"), "hello").toString();
      assertThat(run("enqueue", "jobs", "1", "--jar", text)).isEqualTo(2);
      assertThat(err).contains("text.jar is not a jar");
      assertThat(run("envir", "jobs", "--jar", folder.resolve("gone.jar").toString())).isEqualTo(2);
      assertThat(err).contains("There is no jar gone.jar here");
    }
  }

  @Test
  void tasksAreListedByGroupTextAndPage() throws Exception {
    try (var _ = fleet()) {
      var lines = Files.writeString(folder.resolve("work"), "1 + 1\n1 / 0\n2 + 2\n3 / 0\n");
      var bulk = new String[] {"enqueue", "jobs", "--bulk", lines.toString(), "--group", "sums"};
      assertThat(run(bulk)).isZero();
      assertThat(run("tasks", "wait", "jobs", "--group", "sums")).isEqualTo(1);
      assertThat(lines())
          .extracting(line -> line.get("id").asString())
          .contains("1", "2", "3", "4");
      assertThat(run("enqueue", "jobs", "5 / 0", "--wait")).isEqualTo(1);
      assertThat(listed("--text", "/ ZERO")).isEmpty();
      assertThat(listed("--text", "BY zero")).containsExactly("5", "4", "2");
      assertThat(listed("--text", "by zero", "-n", "1", "--skip", "1")).containsExactly("4");
      assertThat(listed("--group", "sums", "--status", "COMPLETE")).containsExactly("3", "1");
      assertThat(listed("--status", "ERROR", "--skip", "2")).containsExactly("2");
      assertThat(listed("--status", "ERROR", "--status", "COMPLETE")).hasSize(5);
      assertThat(listed("--group", "none")).isEmpty();
    }
  }

  private List<String> listed(String... filter) {
    var all = new ArrayList<>(List.of("tasks", "list", "jobs"));
    all.addAll(List.of(filter));
    assertThat(run(all.toArray(String[]::new))).isZero();
    return lines().stream().map(line -> line.get("id").asString()).toList();
  }

  @Test
  void manyTasksArePrintedAsTheyEndAndThoseThatDoNotAreTold() throws Exception {
    try (var _ = fleet()) {
      var lines = Files.writeString(folder.resolve("work"), "1 + 1\n\nThread.sleep(60_000)\n");
      assertThat(run("enqueue", "jobs", "--bulk", lines.toString())).isZero();
      assertThat(lines()).extracting(line -> line.get("id").asString()).containsExactly("1", "2");
      assertThat(run("tasks", "cancel", "jobs", "1", "2")).isZero();
      assertThat(run("enqueue", "jobs", "--bulk", lines.toString(), "--wait", "9s")).isEqualTo(1);
      assertThat(lines()).singleElement().satisfies(line -> says(line, "id", "3"));
      assertThat(err).contains("Task 4 has not ended within 9.0 s; it goes on.");
      assertThat(run("tasks", "cancel", "jobs", "4")).isZero();
    }
  }

  @Test
  void filesGoIntoRedisAndComeOut() throws Exception {
    try (var _ = fleet()) {
      var from = Files.createDirectory(folder.resolve("from"));
      Files.writeString(from.resolve("notes.txt"), "hello");
      assertThat(run("files", "pack", "jobs", "notes.txt", "--dir", from.toString())).isZero();
      assertThat(run("files", "list", "jobs")).isZero();
      assertThat(lines()).singleElement().satisfies(line -> says(line, "name", "notes.txt"));
      var into = folder.resolve("into");
      assertThat(run("files", "unpack", "jobs", "--dir", into.toString())).isZero();
      assertThat(into.resolve("notes.txt")).hasContent("hello");
      assertThat(run("files", "unpack", "jobs", "7-7", "--dir", into.toString())).isEqualTo(1);
      assertThat(run("files", "pack", "jobs", "gone.txt", "--dir", from.toString())).isEqualTo(1);
      assertThat(err).contains("gone.txt");
    }
  }

  @Test
  void aQueueIsDestroyedOnlyWithoutWorkersAndWithAYes() throws Exception {
    try (var fleet = fleet()) {
      run("queues", "list");
      assertThat(lines()).singleElement().satisfies(line -> says(line, "queue", "jobs"));
      assertThat(run("queues", "destroy", "jobs", "--yes")).isEqualTo(2);
      assertThat(err).contains("stop its workers first");
      assertThat(run("workers", "stop", "jobs", "w1")).isZero();
      assertThat(run("queues", "destroy", "jobs")).isEqualTo(2);
      assertThat(err).contains("--yes");
      try (var redis = new Redis(RedisAddress.parse(url), "test", false)) {
        redis.call("SET", "jobs2:protocol", "1");
        assertThat(run("queues", "destroy", "jobs", "--yes")).isZero();
        assertThat(redis.call("KEYS", "*").texts()).containsExactly("jobs2:protocol");
      }
      assertThat(run("workers", "list", "jobs")).isEqualTo(1);
      assertThat(err).contains("There is no queue jobs");
      assertThat(fleet.queue().name()).isEqualTo("jobs");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workers list jobs",
        "workers info jobs",
        "workers stop jobs --all",
        "send jobs PING --all",
        "replies jobs",
        "log jobs",
        "files list jobs",
        "files unpack jobs",
        "envir jobs",
        "queues list",
        "queues destroy jobs --yes",
        "enqueue jobs 1",
        "tasks list jobs",
        "tasks show jobs 1"
      })
  void aRedisOutOfReachIsOneSentenceAndItsOwnCode(String line) {
    var server = EmbeddedRedis.start();
    url = server.url();
    server.close();
    assertThat(run(line.split(" "))).isEqualTo(3);
    assertThat(out).isEmpty();
    assertThat(err).contains("Could not reach Redis").doesNotContain(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workers",
        "workers list",
        "workers list no:queue",
        "workers stop jobs",
        "workers spawn jobs --number 0",
        "send jobs PING",
        "send jobs PING --all --filter host:web*",
        "send jobs PING --to w1 --filter w1",
        "send jobs PING --filter colour:red",
        "send jobs PING --filter \"open",
        "workers list jobs --filter state:asleep",
        "send jobs DANCE --all",
        "send jobs DIR {half --all",
        "enqueue jobs",
        "enqueue jobs 1 --retries 1 --at-most-once",
        "enqueue jobs f --call {half",
        "tasks show jobs",
        "tasks list jobs --status GREAT",
        "tasks list jobs -n 0",
        "tasks list jobs --skip -1",
        "tasks wait jobs",
        "tasks wait jobs 1 --group g",
        "files pack jobs",
        "queues"
      })
  void whatMakesNoSenseIsBadUsage(String line) {
    url = "redis://127.0.0.1:1";
    assertThat(run(line.split(" "))).as(line).isEqualTo(2);
    assertThat(out).isEmpty();
    assertThat(err).isNotBlank();
  }
}
