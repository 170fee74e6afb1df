package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.tasks.TaskOptions;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Work;
import dev.muster.shared.testing.TestRedis;
import dev.muster.shared.testing.Wire;
import dev.muster.shared.workers.WorkerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The network between a worker and Redis swallows what is sent, and closes nothing: Redis lives on
/// meanwhile, and others work.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadPathTest {
  private static final String QUEUE = "path";
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final EmbeddedRedis redis = EmbeddedRedis.start();
  private final Wire wire = new Wire(redis.url());
  private final QueueClient queue = QueueClient.open(RedisAddress.parse(redis.url()), QUEUE);
  private Path folder = Path.of("");
  private TestWorker worker;
  private CompletableFuture<Void> working = CompletableFuture.completedFuture(null);

  @BeforeEach
  void start(@TempDir Path folder) throws InterruptedException {
    this.folder = folder;
    worker =
        TestWorker.up(new TestOptions(new TestRedis(wire.url(), QUEUE), folder).period(PERIOD));
    working = worker.working();
  }

  @AfterEach
  void end() throws IOException {
    wire.revive();
    finish();
    try {
      worker.end();
      working.orTimeout(60, TimeUnit.SECONDS).join();
    } finally {
      worker.close();
      wire.close();
      queue.close();
      redis.close();
    }
  }

  private void awaitConsole(String text) {
    await()
        .atMost(TestWorker.PATIENCE)
        .untilAsserted(() -> assertThat(worker.console()).contains(text));
  }

  /// As a reader sees it; no other worker is there to note it.
  private void awaitState(WorkerState state) {
    await()
        .atMost(TestWorker.PATIENCE)
        .until(() -> queue.workers().fleet().workers().getFirst().state() == state);
  }

  private String begun(TaskOptions options) {
    var code = TestWorker.sevenOnce(folder.resolve("go"));
    var task = queue.tasks().enqueue(Work.expression(code), options).id();
    awaitConsole("TASK_START " + task);
    return task;
  }

  /// Has the task that was begun come to its end.
  private void finish() throws IOException {
    var go = folder.resolve("go");
    if (!Files.exists(go)) {
      Files.createFile(go);
    }
  }

  private Task ended(String task) {
    return queue.tasks().await(task, TestWorker.PATIENCE);
  }

  private void assertThatItAnswers() {
    var sent = queue.messages().send(Command.PING, null, List.of(worker.name()));
    assertThat(
            queue
                .messages()
                .response(sent.id(), worker.name(), true, TestWorker.PATIENCE)
                .outcome())
        .isEqualTo(new Outcome.Ok(Json.tree("PONG")));
  }

  @Test
  void itsTaskGoesOnAndCountsOnceThePathCarriesAgain() throws IOException {
    var task = begun(TaskOptions.NONE);
    wire.die();
    awaitState(WorkerState.LOST);
    wire.revive();
    awaitState(WorkerState.BUSY);
    finish();
    assertThat(ended(task).outcome()).isEqualTo(new Outcome.Ok(Json.tree(7)));
    assertThat(ended(task).attempt()).isOne();
    assertThatItAnswers();
  }

  @Test
  void itsTaskGoesOnWhereOnlyNewConnectionsWorkAndWhatEndedMeanwhileIsTold() throws IOException {
    var task = begun(TaskOptions.NONE);
    wire.die();
    awaitState(WorkerState.LOST);
    finish();
    awaitConsole("TASK_COMPLETE " + task);
    awaitConsole("no answer in time.");
    wire.forget();
    assertThat(ended(task).outcome()).isEqualTo(new Outcome.Ok(Json.tree(7)));
    assertThat(ended(task).attempt()).isOne();
    awaitConsole("REDIS is back");
    assertThatItAnswers();
  }

  @Test
  void whatAnotherBeganMeanwhileIsThatOnesAndIsEndedHere()
      throws IOException, InterruptedException {
    var task = begun(TaskOptions.NONE);
    wire.die();
    awaitState(WorkerState.LOST);
    try (var other =
        TestWorker.idle(
            new TestOptions(new TestRedis(redis.url(), QUEUE), folder)
                .name("host::2")
                .period(PERIOD))) {
      other.start();
      var theirs = other.working();
      await()
          .atMost(TestWorker.PATIENCE)
          .until(() -> other.console().contains("TASK_START " + task));
      wire.forget();
      awaitConsole("TASK_ORPHAN " + task);
      finish();
      assertThat(ended(task).worker()).isEqualTo(other.name());
      assertThat(ended(task).attempt()).isEqualTo(2);
      assertThatItAnswers();
      other.end();
      theirs.orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void whatRunsAtMostOnceIsEndedHereAndBegunNowhereElse() {
    var task = begun(TaskOptions.NONE.onlyOnce());
    wire.die();
    awaitConsole("TASK_DIED " + task);
    wire.forget();
    assertThat(ended(task).status()).isEqualTo(TaskStatus.DIED);
    assertThat(ended(task).attempt()).isOne();
    assertThatItAnswers();
  }

  @Test
  void anIdleOneTakesTheNextTaskOverANewConnection() {
    assertThatItAnswers();
    wire.die();
    awaitState(WorkerState.LOST);
    wire.forget();
    var task = queue.tasks().enqueue("3 * 7");
    assertThat(ended(task).outcome()).isEqualTo(new Outcome.Ok(Json.tree(21)));
    assertThatItAnswers();
  }
}
