package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Json;
import dev.muster.shared.tasks.TaskOptions;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Work;
import dev.muster.shared.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Redis goes away under a worker, and comes back with all it knew or with nothing.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutageTest {
  private Path folder;
  private EmbeddedRedis redis;
  private TestWorker worker;
  private CompletableFuture<Void> working = CompletableFuture.completedFuture(null);

  @BeforeEach
  void start(@TempDir Path folder) {
    this.folder = folder;
    redis = EmbeddedRedis.startDurable();
    worker = idle();
  }

  private TestWorker idle() {
    return TestWorker.idle(
        new TestOptions(new TestRedis(redis.url(), "outage"), folder)
            .period(Duration.ofMillis(300)));
  }

  private void run() throws InterruptedException {
    worker.start();
    working = worker.working();
  }

  @AfterEach
  void end() {
    try {
      worker.end();
      working.orTimeout(30, TimeUnit.SECONDS).join();
    } finally {
      worker.close();
      redis.close();
    }
  }

  private void awaitConsole(String text) {
    await()
        .atMost(TestWorker.PATIENCE)
        .untilAsserted(() -> assertThat(worker.console()).contains(text));
  }

  private void awaitAnswer(String id, Outcome expected) {
    var response =
        worker.queue().messages().response(id, worker.name(), false, TestWorker.PATIENCE);
    assertThat(response.outcome()).isEqualTo(expected);
  }

  private void awaitPong() {
    awaitAnswer(worker.send("PING", null), new Outcome.Ok(Json.tree("PONG")));
  }

  private long timesInConsole(String text) {
    return worker.console().lines().filter(line -> line.contains(text)).count();
  }

  @Test
  void anIdleWorkerSaysOnceThatRedisIsAwayAndOnceThatItIsBackAndWorksOn()
      throws InterruptedException {
    run();
    awaitPong();
    redis.stop();
    awaitConsole("Trying again.");
    redis.restart();
    awaitConsole("REDIS is back");
    awaitPong();
    assertThat(timesInConsole("Trying again.")).isOne();
    assertThat(timesInConsole("REDIS is back")).isOne();
    assertThat(worker.console())
        .contains("REDIS Could not reach Redis at redis://127.0.0.1:" + redis.port());
    assertThat(worker.queue().workers().list()).containsExactly("host::1");
  }

  @Test
  void aTaskThatEndsWhileRedisIsAwayIsReportedWhenItIsBack()
      throws InterruptedException, IOException {
    run();
    var task = worker.queue().tasks().enqueue(TestWorker.sevenOnce(folder.resolve("go")));
    awaitConsole("TASK_START " + task);
    redis.stop();
    Files.createFile(folder.resolve("go"));
    awaitConsole("Trying again.");
    assertThat(worker.console()).contains("TASK_COMPLETE " + task);
    redis.restart();
    var ended = worker.queue().tasks().await(task, TestWorker.PATIENCE);
    assertThat(ended.outcome()).isEqualTo(new Outcome.Ok(Json.tree(7)));
    assertThat(ended.attempt()).isOne();
    awaitPong();
    assertThat(worker.log())
        .containsSubsequence("TASK_START " + task, "TASK_COMPLETE " + task, "MESSAGE PING");
  }

  @Test
  void aTaskThatRunsAtMostOnceIsEndedWhenNoBeatComesThroughForTheExpiry()
      throws InterruptedException, IOException {
    run();
    var never = TestWorker.sevenOnce(folder.resolve("never"));
    var tasks = worker.queue().tasks();
    var task = tasks.enqueue(Work.expression(never), TaskOptions.NONE.onlyOnce()).id();
    awaitConsole("TASK_START " + task);
    redis.stop();
    awaitConsole("TASK_DIED " + task);
    redis.restart();
    var ended = tasks.await(task, TestWorker.PATIENCE);
    assertThat(ended.status()).isEqualTo(TaskStatus.DIED);
    assertThat(ended.attempt()).isOne();
    var next = tasks.enqueue("3 * 7");
    assertThat(tasks.await(next, TestWorker.PATIENCE).status()).isEqualTo(TaskStatus.COMPLETE);
  }

  @Test
  void anotherTaskGoesOnThroughALongOutage() throws InterruptedException, IOException {
    run();
    var task = worker.queue().tasks().enqueue(TestWorker.sevenOnce(folder.resolve("go")));
    awaitConsole("TASK_START " + task);
    redis.stop();
    // Longer than the expiry, which ends what runs at most once.
    await().during(Duration.ofMillis(1_500)).until(() -> timesInConsole("TASK_") == 1);
    redis.restart();
    Files.createFile(folder.resolve("go"));
    var ended = worker.queue().tasks().await(task, TestWorker.PATIENCE);
    assertThat(ended.outcome()).isEqualTo(new Outcome.Ok(Json.tree(7)));
    assertThat(ended.attempt()).isOne();
  }

  @Test
  void anAnswerThatIsReadyWhileRedisIsAwayIsGivenWhenItIsBack()
      throws InterruptedException, IOException {
    run();
    var id = worker.send("EVAL", TestWorker.sevenOnce(folder.resolve("go")));
    // In Redis, for a line that is on its way there as Redis goes is lost.
    await().until(() -> worker.log().contains("MESSAGE EVAL"));
    redis.stop();
    Files.createFile(folder.resolve("go"));
    awaitConsole("Trying again.");
    redis.restart();
    awaitAnswer(id, new Outcome.Ok(Json.tree(7)));
    assertThat(worker.log()).endsWith("MESSAGE EVAL", "OUTPUT 7", "RESPONSE EVAL");
  }

  @Test
  void aCommandThatNeedsRedisWhileItIsAwayIsAnsweredAsFailed() throws InterruptedException {
    worker.start();
    var id = worker.send("INFO", null);
    var document = worker.redis().call("LPOP", worker.keys().messages(worker.name())).text();
    redis.stop();
    var answering = worker.handling(document);
    awaitConsole("Trying again.");
    redis.restart();
    answering.orTimeout(30, TimeUnit.SECONDS).join();
    var response = worker.queue().messages().response(id, worker.name(), false, Duration.ZERO);
    assertThat(response.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(((Outcome.Failed) response.outcome()).failure().toString())
        .startsWith("Redis: Could not reach Redis at redis://127.0.0.1:" + redis.port());
  }

  @Test
  void aRedisThatComesBackEmptyGetsItsWorkerAgain() throws InterruptedException {
    worker.close();
    redis.close();
    redis = EmbeddedRedis.start();
    worker = idle();
    run();
    awaitPong();
    redis.restart();
    await()
        .atMost(TestWorker.PATIENCE)
        .ignoreExceptions()
        .until(() -> worker.queue().workers().list().contains("host::1"));
    await()
        .atMost(TestWorker.PATIENCE)
        .untilAsserted(() -> assertThat(worker.log()).contains("ALIVE"));
    awaitPong();
    var task = worker.queue().tasks().enqueue("3 * 7");
    assertThat(worker.queue().tasks().await(task, TestWorker.PATIENCE).outcome())
        .isEqualTo(new Outcome.Ok(Json.tree(21)));
  }

  @Test
  void aRedisEmptiedUnderARunningTaskEndsThatAndTheNextOneRuns() throws InterruptedException {
    run();
    var task = worker.queue().tasks().enqueue(TestWorker.sevenOnce(folder.resolve("never")));
    awaitConsole("TASK_START " + task);
    worker.redis().call("FLUSHALL");
    awaitConsole("TASK_ORPHAN " + task);
    assertThat(timesInConsole("ALIVE")).isEqualTo(2);
    awaitPong();
    var next = worker.queue().tasks().enqueue("3 * 7");
    assertThat(worker.queue().tasks().await(next, TestWorker.PATIENCE).status())
        .isEqualTo(TaskStatus.COMPLETE);
  }

  @Test
  void aTaskThatEndsWhileRedisIsFullLosesNothing() throws InterruptedException, IOException {
    run();
    var task = worker.queue().tasks().enqueue(TestWorker.sevenOnce(folder.resolve("go")));
    awaitConsole("TASK_START " + task);
    worker.redis().call("CONFIG", "SET", "maxmemory", 1);
    Files.createFile(folder.resolve("go"));
    awaitConsole("TASK_COMPLETE " + task);
    worker.redis().call("CONFIG", "SET", "maxmemory", 0);
    assertThat(worker.queue().tasks().await(task, TestWorker.PATIENCE).outcome())
        .isEqualTo(new Outcome.Ok(Json.tree(7)));
    awaitPong();
    assertThat(worker.log()).contains("TASK_COMPLETE " + task, "MESSAGE PING");
  }

  @Test
  void aRedisThatAnswersOnlyAfterLongIsToldAndWorkGoesOn() throws InterruptedException {
    run();
    awaitPong();
    worker.redis().call("CLIENT", "PAUSE", 60_000, "WRITE");
    awaitConsole("no answer in time.");
    worker.redis().call("CLIENT", "UNPAUSE");
    awaitConsole("REDIS is back");
    awaitPong();
  }

  @Test
  void aWorkerThatIsToldToEndWhileRedisIsAwayEnds() throws InterruptedException {
    run();
    redis.stop();
    awaitConsole("Trying again.");
    worker.worker().end("signal");
    working.orTimeout(30, TimeUnit.SECONDS).join();
    assertThat(worker.console()).contains("STOP OK (signal)").contains("Leaving without a word.");
  }
}
