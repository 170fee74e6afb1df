package dev.muster.worker.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.redis.Json;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.tasks.TaskOptions;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Work;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.TestWorkers;
import dev.muster.shared.workers.Vitals;
import dev.muster.worker.TestOptions;
import dev.muster.worker.TestWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class TaskRunnerTest {
  private Path folder;
  private TestWorker worker;
  private CompletableFuture<Void> working = CompletableFuture.completedFuture(null);

  @BeforeEach
  void start(TestRedis at, @TempDir Path folder) throws InterruptedException {
    this.folder = folder;
    worker = TestWorker.up(new TestOptions(at, folder).period(Duration.ofMillis(300)));
  }

  @AfterEach
  void end() {
    try {
      worker.end();
      working.orTimeout(30, TimeUnit.SECONDS).join();
    } finally {
      worker.close();
    }
  }

  private String enqueue(String code) {
    return worker.queue().tasks().enqueue(code);
  }

  /// What ends in a moment, so that the worker claims ahead.
  private void enqueueCalls(int count) throws IOException {
    var file = Files.writeString(folder.resolve("half.java"), "int half(int x) { return x / 2; }");
    var works =
        IntStream.range(0, count).mapToObj(i -> Work.expression("half(" + i + ")")).toList();
    try (var with =
        QueueClient.open(worker.redis().address(), worker.queue().name(), Sources.of(file))) {
      with.tasks().enqueueAll(works, TaskOptions.NONE);
    }
  }

  private void awaitConsole(String text) {
    await()
        .atMost(TestWorker.PATIENCE)
        .untilAsserted(() -> assertThat(worker.console()).contains(text));
  }

  @Test
  void aTaskIsToldFromItsStartToItsEnd() throws InterruptedException {
    var task = enqueue("System.out.println(\"hi\"); return 6 * 7;");
    worker.step();
    assertThat(worker.console())
        .endsWith(
            "TASK_START 1\nEXPR System.out.println(\"hi\"); return 6 * 7;\nhi\nTASK_COMPLETE 1\n");
    assertThat(worker.log())
        .containsExactly("ALIVE", "TASK_START 1", "OUTPUT hi", "TASK_COMPLETE 1");
    var done = worker.queue().tasks().task(task);
    assertThat(done.status()).isEqualTo(TaskStatus.COMPLETE);
    assertThat(done.outcome()).isEqualTo(new Outcome.Ok(Json.tree(42)));
    assertThat(done.worker()).isEqualTo(worker.name());
  }

  @Test
  void aTaskThatThrowsShowsWhyAndIsAnError() throws InterruptedException {
    var task = enqueue("Integer.parseInt(\"x\")");
    worker.step();
    assertThat(worker.console())
        .contains("NumberFormatException: For input string: \"x\"\nTASK_ERROR " + task + "\n");
    assertThat(worker.queue().tasks().task(task).status()).isEqualTo(TaskStatus.ERROR);
    worker.assertAlive();
  }

  @Test
  void valuesAreSeenByTheirNames() throws InterruptedException {
    var task = worker.queue().tasks().enqueue("x + y.length()", Map.of("x", 3, "y", "four"));
    worker.step();
    assertThat(worker.queue().tasks().result(task)).isEqualTo(Json.tree(7));
  }

  @Test
  void oneStepRunsWhatIsThereInItsOrderAndTheBeatsCountIt() throws InterruptedException {
    for (var code : new String[] {"1", "nonsense(", "3"}) {
      enqueue(code);
    }
    worker.step();
    assertThat(worker.log())
        .filteredOn(line -> line.startsWith("TASK"))
        .containsExactly(
            "TASK_START 1",
            "TASK_COMPLETE 1",
            "TASK_START 2",
            "TASK_ERROR 2",
            "TASK_START 3",
            "TASK_COMPLETE 3");
    await()
        .atMost(TestWorker.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(worker.queue().workers().fleet().workers())
                    .extracting(row -> row.vitals().done() + " " + row.vitals().failed())
                    .containsExactly("2 1"));
  }

  @Test
  void aMessageWaitsForTheRunningTaskAndGoesBeforeTheNext() throws IOException {
    enqueue(TestWorker.sevenOnce(folder.resolve("go")));
    var second = enqueue("2");
    working = worker.working();
    awaitConsole("TASK_START 1");
    worker.send("PING", null);
    Files.createFile(folder.resolve("go"));
    worker.queue().tasks().await(second, TestWorker.PATIENCE);
    assertThat(worker.log())
        .containsSubsequence(
            "TASK_START 1",
            "TASK_COMPLETE 1",
            "MESSAGE PING",
            "OUTPUT PONG",
            "RESPONSE PING",
            "TASK_START 2",
            "TASK_COMPLETE 2");
  }

  @Test
  void whatIsClaimedBehindALongTaskIsGivenBackUnbegun() throws IOException {
    enqueueCalls(200);
    var slow = enqueue(TestWorker.sevenOnce(folder.resolve("go")));
    var ids = new ArrayList<String>();
    for (int i = 0; i < 20; i++) {
      ids.add(enqueue(Integer.toString(i)));
    }
    working = worker.working();
    awaitConsole("TASK_START " + slow + "\n");
    var tasks = worker.queue().tasks();
    await()
        .atMost(TestWorker.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(tasks.list(TaskStatus.PENDING, 0, 100))
                    .extracting(Task::id)
                    .isEqualTo(ids));
    assertThat(tasks.task(ids.getFirst()).attempt()).isZero();
    assertThat(tasks.list(TaskStatus.RUNNING, 0, 100)).extracting(Task::id).containsExactly(slow);
    Files.createFile(folder.resolve("go"));
    tasks.await(ids.getLast(), TestWorker.PATIENCE);
    assertThat(tasks.counts()).containsEntry(TaskStatus.COMPLETE, 221L);
    assertThat(tasks.task(ids.getFirst()).attempt()).isOne();
  }

  @Test
  void aMessageGoesBeforeWhatIsClaimedAhead() throws IOException {
    enqueueCalls(3_000);
    working = worker.working();
    awaitConsole("TASK_COMPLETE 100\n");
    worker.send("PING", null);
    worker.queue().tasks().await("3000", TestWorker.PATIENCE);
    assertThat(worker.console())
        .containsSubsequence("TASK_COMPLETE 100\n", "RESPONSE PING\n", "TASK_START 3000\n");
    assertThat(worker.queue().tasks().counts()).containsEntry(TaskStatus.COMPLETE, 3_000L);
  }

  @Test
  void aLostWorkersTaskThatNobodyBeganIsTakenBackAndCounts() throws IOException {
    var task = enqueue(TestWorker.sevenOnce(folder.resolve("go")));
    working = worker.working();
    awaitConsole("TASK_START 1");
    var other = TestWorkers.register(worker.redis(), worker.keys(), "other::2");
    lose(other, () -> {});
    await().atMost(TestWorker.PATIENCE).until(() -> worker.log().lastIndexOf("ALIVE") > 0);
    Files.createFile(folder.resolve("go"));
    var done = worker.queue().tasks().await(task, TestWorker.PATIENCE);
    assertThat(done.outcome()).isEqualTo(new Outcome.Ok(Json.tree(7)));
    assertThat(done.attempt()).isOne();
    assertThat(worker.console()).doesNotContain("TASK_ORPHAN");
  }

  @Test
  void aLostWorkersTaskThatAnotherBeganIsKilledAndItsEndDoesNotCount() throws IOException {
    var task = enqueue(TestWorker.sevenOnce(folder.resolve("go")));
    working = worker.working();
    awaitConsole("TASK_START 1");
    var other = TestWorkers.register(worker.redis(), worker.keys(), "other::2");
    var claims = TestWorkers.claims(worker.redis(), worker.keys(), other);
    lose(other, claims::claim);
    awaitConsole("TASK_ORPHAN " + task);
    worker.send("PING", null);
    awaitConsole("RESPONSE PING");
    var running = worker.queue().tasks().task(task);
    assertThat(running.status()).isEqualTo(TaskStatus.RUNNING);
    assertThat(running.worker()).isEqualTo("other::2");
    assertThat(running.attempt()).isEqualTo(2);
  }

  /// Has another worker's sweep find this one overdue, for good, before it beats again.
  private void lose(Membership other, Runnable then) {
    var redis = worker.redis();
    var keys = worker.keys();
    await()
        .atMost(TestWorker.PATIENCE)
        .until(
            () -> {
              redis.call("ZADD", keys.workerDeadline(), 1, worker.name());
              redis.call("HSET", keys.of("workers:suspect"), worker.name(), 1);
              redis.call("DEL", keys.of("workers:swept"));
              assertThat(other.beat(Duration.ofSeconds(90), Vitals.NONE, true).held()).isTrue();
              then.run();
              return worker.log().contains("REQUEUE 1");
            });
  }
}
