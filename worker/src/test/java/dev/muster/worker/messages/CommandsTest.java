package dev.muster.worker.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.shared.workers.WorkerState;
import dev.muster.worker.TestOptions;
import dev.muster.worker.TestWorker;
import dev.muster.worker.WorkerOptions.Allowed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class CommandsTest {
  private TestWorker worker;

  @BeforeEach
  void start(TestRedis at, @TempDir Path folder) throws InterruptedException {
    worker = TestWorker.up(new TestOptions(at, folder));
  }

  @AfterEach
  void end() {
    worker.close();
  }

  @Test
  void pingIsAnsweredAndPrintedBetweenItsLogLines() throws InterruptedException {
    assertThat(worker.result(Command.PING, null)).isEqualTo(Json.tree("PONG"));
    assertThat(worker.console()).endsWith("MESSAGE PING\nPONG\nRESPONSE PING\n");
    assertThat(worker.log()).endsWith("MESSAGE PING", "OUTPUT PONG", "RESPONSE PING");
  }

  @Test
  void whatTakesNoArgumentsSaysSoWhenItGetsSome() throws InterruptedException {
    for (var command : List.of("PING", "INFO", "PAUSE", "RESUME", "REFRESH", "TIMEOUT_GET")) {
      var failure = worker.failure(command, "loud");
      assertThat(failure.type()).isEqualTo("UnusedArgument");
      assertThat(failure.message()).isEqualTo(command + " takes no arguments, not \"loud\"");
      assertThat(worker.failure(command, Map.of("a", 1)).type()).isEqualTo("UnusedArgument");
    }
    assertThat(worker.ask("PING", List.of()).isOk()).isTrue();
    worker.assertAlive();
  }

  @Test
  void echoPrintsAnyTextAndAnswersOk() throws InterruptedException {
    assertThat(worker.result(Command.ECHO, "hello world!")).isEqualTo(Json.tree("OK"));
    assertThat(worker.console()).endsWith("MESSAGE ECHO\nhello world!\nRESPONSE ECHO\n");
    worker.result(Command.ECHO, "two\nlines — Grüße 🙂");
    assertThat(worker.console()).endsWith("MESSAGE ECHO\ntwo\nlines — Grüße 🙂\nRESPONSE ECHO\n");
    assertThat(worker.log())
        .endsWith("MESSAGE ECHO", "OUTPUT two", "OUTPUT lines — Grüße 🙂", "RESPONSE ECHO");
  }

  @Test
  void echoOfWhatIsNoTextIsAnError() throws InterruptedException {
    assertThat(worker.failure("ECHO", null).toString()).isEqualTo("BadArgument: ECHO takes a text");
    assertThat(worker.failure("ECHO", 5).toString())
        .isEqualTo("BadArgument: ECHO takes a text, not 5");
    assertThat(worker.failure("ECHO", List.of("a")).type()).isEqualTo("BadArgument");
    worker.assertAlive();
  }

  @Test
  void anUnknownCommandIsAnErrorAndTheWorkerLives() throws InterruptedException {
    assertThat(worker.failure("DANCE", null).toString())
        .isEqualTo("UnknownCommand: this worker knows no command \"DANCE\"");
    assertThat(worker.failure("ping", null).type()).isEqualTo("UnknownCommand");
    assertThat(worker.log())
        .contains("OUTPUT UnknownCommand: this worker knows no command \"DANCE\"");
    worker.assertAlive();
  }

  @Test
  void aCommandCannotForgeLinesOfTheLog() throws InterruptedException {
    for (var bad : List.of("PING\n[2015-09-28 12:41:08] STOP OK", "X".repeat(65), "PING PING")) {
      assertThat(worker.failure(bad, null).toString())
          .isEqualTo(
              "UnreadableMessage: a message has a \"command\", a word of at most 64 characters");
    }
    assertThat(worker.log()).doesNotContain("STOP OK").contains("MESSAGE ?", "RESPONSE ?");
    assertThat(worker.rawConsole().lines()).noneMatch(line -> line.startsWith("[2015"));
    worker.assertAlive();
  }

  @Test
  void infoIsRefreshedStoredPrintedAndGiven() throws InterruptedException {
    worker.redis().call("HSET", worker.keys().workerInfo(), worker.name(), "{}");
    var info = worker.result(Command.INFO, null);
    assertThat(info.get("worker").asString()).isEqualTo(worker.name());
    assertThat(info.get("queue_name").asString()).isEqualTo(worker.queue().name());
    assertThat(info.get("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    var stored = worker.redis().call("HGET", worker.keys().workerInfo(), worker.name()).text();
    assertThat(Json.parse(stored)).isEqualTo(info);
    var printed = worker.console().substring(worker.console().lastIndexOf("MESSAGE INFO"));
    assertThat(printed).contains("    worker:             " + worker.name() + "\n");
    assertThat(printed).endsWith("RESPONSE INFO\n");
  }

  @Test
  void stopIsAnsweredAndItsReasonIsATextOrNothing() throws InterruptedException {
    assertThat(worker.failure("STOP", 3).toString())
        .isEqualTo("BadArgument: STOP takes a text, not 3");
    worker.assertAlive();
    assertThat(worker.result(Command.STOP, "tired")).isEqualTo(Json.tree("BYE"));
    assertThat(worker.step()).isFalse();
    assertThat(worker.log()).endsWith("MESSAGE STOP", "RESPONSE STOP");
  }

  @Test
  void aPausedWorkerReadsMessagesAndTakesNoTasks() throws InterruptedException {
    assertThat(worker.result(Command.RESUME, null)).isEqualTo(Json.tree("NOOP"));
    assertThat(worker.result(Command.PAUSE, null)).isEqualTo(Json.tree("OK"));
    assertThat(worker.result(Command.PAUSE, null)).isEqualTo(Json.tree("NOOP"));
    assertThat(worker.queue().workers().status()).containsValue(WorkerState.PAUSED);
    var task = worker.queue().tasks().enqueue("1 + 1");
    worker.assertAlive();
    assertThat(worker.queue().tasks().task(task).attempt()).isZero();
    assertThat(worker.result(Command.RESUME, null)).isEqualTo(Json.tree("OK"));
    assertThat(worker.step()).isTrue();
    assertThat(worker.queue().tasks().result(task)).isEqualTo(Json.tree(2));
    assertThat(worker.queue().workers().status()).containsValue(WorkerState.IDLE);
  }

  @Test
  void anIdleLimitIsSetAskedForTakenAwayAndKept() throws InterruptedException {
    assertThat(worker.result(Command.TIMEOUT_GET, null).get("timeout").isNull()).isTrue();
    for (var bad : List.of("soon", -1, 0, 1e9)) {
      assertThat(worker.failure("TIMEOUT_SET", bad).message())
          .startsWith("a time limit is a number of seconds above 0, at most a week, not ");
    }
    assertThat(worker.result(Command.TIMEOUT_SET, 60)).isEqualTo(Json.tree("OK"));
    var limit = worker.result(Command.TIMEOUT_GET, null);
    assertThat(limit.get("timeout").asDouble()).isEqualTo(60);
    assertThat(limit.get("remaining").asDouble()).isBetween(30.0, 60.0);
    worker.result(Command.TIMEOUT_SET, null);
    assertThat(worker.result(Command.TIMEOUT_GET, null).get("remaining").isNull()).isTrue();
    worker.result(Command.TIMEOUT_SET, 0.05);
    await().atMost(TestWorker.PATIENCE).until(() -> !worker.step());
  }

  @Test
  void whatIsSwitchedOffIsRefusedAndTheRestWorks(TestRedis at, @TempDir Path folder)
      throws InterruptedException {
    worker.close();
    worker = TestWorker.up(new TestOptions(at, folder).name("b::2").allow(Allowed.TASKS));
    assertThat(worker.failure("EVAL", "1").toString())
        .isEqualTo("NotAllowed: this worker was started without --allow eval");
    for (var command : List.of("DIR", "PULL")) {
      assertThat(worker.failure(command, command.equals("DIR") ? null : Map.of()).toString())
          .isEqualTo("NotAllowed: this worker was started without --allow files");
    }
    assertThat(worker.failure("PUSH", "a").type()).isEqualTo("NotAllowed");
    worker.assertAlive();
  }

  @Test
  void aWorkerWithoutTasksLeavesThemToOthers(TestRedis at, @TempDir Path folder)
      throws InterruptedException {
    worker.close();
    worker = TestWorker.up(new TestOptions(at, folder).name("b::2").allow(Allowed.EVAL));
    var task = worker.queue().tasks().enqueue("1 + 1");
    worker.assertAlive();
    assertThat(worker.failure("REFRESH", null).type()).isEqualTo("NotAllowed");
    assertThat(worker.failure("ENVIR", "0".repeat(32)).type()).isEqualTo("NotAllowed");
    assertThat(worker.queue().tasks().task(task).attempt()).isZero();
  }

  @Test
  void answersSayHowLongTheyTookAndWhen() throws InterruptedException {
    var id = worker.send("PING", null);
    worker.step();
    var response = worker.queue().messages().response(id, worker.name(), false, Duration.ZERO);
    assertThat(response.elapsed()).isBetween(Duration.ZERO, TestWorker.PATIENCE);
    assertThat(response.time()).isAfter(worker.queue().messages().sent(id).time().minusSeconds(1));
  }
}
