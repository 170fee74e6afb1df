package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.QueueClient;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Grant;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.testing.TestCertificates;
import dev.muster.shared.testing.TestRedis;
import dev.muster.shared.testing.TlsServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A worker as a user that has the rights of its queue alone, and one behind TLS.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GrantedWorkerTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theRightsOfOneQueueAreAllThatAWorkerNeeds() throws Exception {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false)) {
      var line = new Grant("operator", "jobs", false).lineForNew().replace("PASSWORD", "pw");
      var words = line.split(" ");
      admin.call(words[0], (Object[]) Arrays.copyOfRange(words, 1, words.length));
      var url = "redis://operator:pw@127.0.0.1:" + server.port();
      Files.writeString(folder.resolve("note.txt"), "hello");
      try (var worker =
              TestWorker.up(
                  new TestOptions(new TestRedis(url, "jobs"), folder)
                      .period(Duration.ofMillis(300)));
          var queue = QueueClient.open(RedisAddress.parse(url), "jobs")) {
        var working = worker.working();
        var task = queue.tasks().enqueue("1 + 1");
        assertThat(queue.tasks().await(task, TestWorker.PATIENCE).status())
            .isEqualTo(TaskStatus.COMPLETE);
        for (var command : List.of(Command.INFO, Command.DIR)) {
          var sent = queue.messages().sendToAll(command, null);
          var answer = queue.messages().response(sent.id(), "host::1", true, TestWorker.PATIENCE);
          assertThat(answer.outcome().isOk()).as(command.name()).isTrue();
        }
        var sent = queue.messages().sendToAll(Command.PUSH, Json.tree("note.txt"));
        assertThat(
                queue
                    .messages()
                    .response(sent.id(), "host::1", true, TestWorker.PATIENCE)
                    .outcome()
                    .isOk())
            .isTrue();
        assertThat(queue.stop(List.of("host::1"), TestWorker.PATIENCE)).isEmpty();
        working.join();
        queue.destroy();
      }
      assertThat(admin.call("KEYS", "jobs:*").texts()).isEmpty();
    }
  }

  @Test
  void whoseCertificateNobodyTrustsIsNoPlaceToWork() {
    var certificates = new TestCertificates(folder);
    certificates.authority("ca");
    certificates.server("redis", "ca");
    try (var redis = EmbeddedRedis.start();
        var server = TlsServer.before(redis.port(), certificates, "redis", "ca").open()) {
      var err = new ByteArrayOutputStream();
      var code =
          WorkerMain.run(
              new String[] {
                "jobs",
                "--redis=rediss://localhost:" + server.port(),
                "--dir=" + folder,
                "--tls-cert=" + certificates.client("me", "ca"),
                "--tls-key=" + certificates.key("me")
              },
              new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8));
      assertThat(code).isOne();
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("which this machine doesn't know: name the file of that authority's");
    }
  }
}
