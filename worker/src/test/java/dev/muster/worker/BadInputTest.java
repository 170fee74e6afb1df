package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import dev.muster.shared.tasks.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a worker must bear: each time it says what was wrong, lives, and answers the next PING.
class BadInputTest extends OneWorkerTest {
  private QueueClient withSource(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    return QueueClient.open(address, worker.queue().name(), Sources.of(file));
  }

  @Test
  void whatIsNoMessageIsSaidInTheLogAndPassedOver() throws InterruptedException {
    var bad =
        List.of(
            "",
            "{",
            "null",
            "[]",
            "\"PING\"",
            "5",
            "\0\7",
            "{\"id\":1,\"command\":\"PING\"}",
            "{\"command\":\"PING\"}",
            "{\"id\":\"1.0\",\"command\":\"PING\"} trailing",
            "[".repeat(100_000),
            "{\"a\":".repeat(5_000),
            "x".repeat(2_000_000));
    for (var document : bad) {
      worker.tell(document);
      worker.step();
      worker.assertAlive();
      var lines = worker.log();
      assertThat(lines.get(lines.size() - 5)).isEqualTo("MESSAGE ?");
      assertThat(lines.get(lines.size() - 4))
          .startsWith("OUTPUT UnreadableMessage: a message is ")
          .hasSizeLessThan(300);
    }
  }

  @Test
  void whatIsNoMessageButHasAnIdIsAnswered() throws InterruptedException {
    for (var rest : List.of("", ",\"command\":5", ",\"command\":\" \"", ",\"command\":null")) {
      worker.tell("{\"id\":\"1.000001\"" + rest + "}");
      worker.step();
      var response =
          worker.queue().messages().response("1.000001", worker.name(), true, Duration.ZERO);
      assertThat(response.outcome())
          .isEqualTo(
              Outcome.failed(
                  "UnreadableMessage",
                  "a message has a \"command\", a word of at most 64 characters"));
    }
    worker.assertAlive();
  }

  @Test
  void aNumberWithoutMeasureIsAnErrorAndNoGigabyteOfDigits() throws InterruptedException {
    for (var command : List.of("TIMEOUT_SET", "ECHO", "PING", "DIR", "PUSH")) {
      worker.tell("{\"id\":\"1.000001\",\"command\":\"" + command + "\",\"args\":1e999999999}");
      worker.step();
      var response =
          worker.queue().messages().response("1.000001", worker.name(), true, Duration.ZERO);
      assertThat(response.outcome().isOk()).as(command).isFalse();
    }
    assertThat(worker.console()).hasSizeLessThan(5_000);
    worker.assertAlive();
  }

  @Test
  void aSourceThatDoesNotCompileIsSaidWithFileLineAndReason()
      throws IOException, InterruptedException {
    try (var queue =
        withSource("broken.java", "int one() { return 1; }\n\nint two() { retur 2; }\n")) {
      var id = queue.environment().orElseThrow().id();
      assertThat(worker.result(Command.ENVIR, id)).isEqualTo(Json.tree("ENVIR ERROR"));
      assertThat(worker.log())
          .anySatisfy(line -> assertThat(line).startsWith("ENVIR ERROR broken.java:3: "));
      worker.assertAlive();
      var task = queue.tasks().enqueue("one()");
      worker.step();
      var ended = queue.tasks().task(task);
      assertThat(ended.status()).isEqualTo(TaskStatus.ERROR);
      var outcome = (Outcome.Failed) Objects.requireNonNull(ended.outcome());
      assertThat(outcome.failure().message()).contains("broken.java:3: ");
      assertThat(worker.log()).contains("TASK_START " + task, "TASK_ERROR " + task);
      assertThat(worker.info().envir()).isEmpty();
      worker.assertAlive();
    }
  }

  @Test
  void aSourceThatCompilesIsLoadedAndTold() throws IOException, InterruptedException {
    try (var queue = withSource("fine.java", "int one() { return 1; }\n")) {
      var id = queue.environment().orElseThrow().id();
      var task = queue.tasks().enqueue("one() + 1");
      worker.step();
      assertThat(queue.tasks().result(task)).isEqualTo(Json.tree(2));
      assertThat(worker.log())
          .containsSubsequence("TASK_START " + task, "ENVIR " + id, "TASK_COMPLETE " + task);
      assertThat(worker.console())
          .contains("ENVIR " + id + "\nENVIR PACKAGES (none)\nENVIR SOURCES fine.java\n")
          .contains("TASK_START " + task + "\nEXPR one() + 1\n");
      assertThat(worker.result(Command.ENVIR, id)).isEqualTo(Json.tree("ENVIR OK"));
      assertThat(worker.result(Command.REFRESH, null)).isEqualTo(Json.tree("ENVIR OK"));
      assertThat(worker.result(Command.INFO, null).get("envir")).isEqualTo(Json.tree(List.of(id)));
    }
  }

  @Test
  void anEnvironmentThatNobodyKnowsIsAnError() throws InterruptedException {
    assertThat(worker.result(Command.ENVIR, "f".repeat(32))).isEqualTo(Json.tree("ENVIR ERROR"));
    assertThat(worker.log()).contains("ENVIR ERROR there is no environment " + "f".repeat(32));
    assertThat(worker.failure("ENVIR", null).type()).isEqualTo("BadArgument");
    worker.assertAlive();
  }

  @Test
  void anEnvironmentWhoseSourceIsGoneOrWhoseRecordIsSpoiltEndsItsTaskAsAnError()
      throws IOException, InterruptedException {
    try (var queue = withSource("gone.java", "int one() { return 1; }\n")) {
      var environment = queue.environment().orElseThrow();
      var hash = Objects.requireNonNull(environment.sources().get("gone.java"));
      worker.redis().call("DEL", worker.keys().chunk(hash.sha256(), 0));
      for (var record : List.of("as it is", "{}", "null", "{")) {
        if (!record.equals("as it is")) {
          var envirs = worker.keys().environments();
          worker.redis().call("HSET", envirs, environment.id(), record);
        }
        var task = queue.tasks().enqueue("one()");
        worker.step();
        assertThat(queue.tasks().task(task).status()).as(record).isEqualTo(TaskStatus.ERROR);
        assertThat(worker.result(Command.ENVIR, environment.id()))
            .isEqualTo(Json.tree("ENVIR ERROR"));
        worker.assertAlive();
      }
    }
  }

  @Test
  void aMessageToAWorkerThatHasGoneIsRefusedByASentenceThatNamesIt() throws InterruptedException {
    worker.send("STOP", null);
    worker.runOn();
    assertThat(worker.log()).endsWith("MESSAGE STOP", "RESPONSE STOP", "STOP OK");
    assertThatThrownBy(() -> worker.send("PING", null))
        .isInstanceOfSatisfying(
            QueueException.class,
            e -> assertThat(e.reason()).isEqualTo(QueueException.Reason.MISSING))
        .hasMessage(
            "Nothing was sent: not a live worker of queue " + worker.queue().name() + ": host::1");
    assertThatThrownBy(() -> worker.queue().messages().sendToAll(Command.PING, null))
        .hasMessage(
            "Queue " + worker.queue().name() + " has no worker to send to: start one first.");
    assertThat(worker.queue().workers().exited()).containsExactly("host::1");
  }

  @Test
  void aTaskWhoseWorkIsSpoiltEndsAsAnError() throws InterruptedException {
    for (var work : List.of("{", "{}", "[1]", "{\"expr\":5}", "{\"expr\":\"\",\"locals\":3}")) {
      var task = worker.queue().tasks().enqueue("1");
      worker.redis().call("HSET", worker.keys().task(task), "work", work);
      worker.step();
      assertThat(worker.queue().tasks().task(task).status()).as(work).isEqualTo(TaskStatus.ERROR);
      worker.assertAlive();
    }
  }
}
