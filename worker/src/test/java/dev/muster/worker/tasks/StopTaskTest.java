package dev.muster.worker.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Json;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.tasks.TaskOptions;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Tasks;
import dev.muster.shared.tasks.Work;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.worker.TestOptions;
import dev.muster.worker.TestWorker;
import dev.muster.worker.WorkerOptions.Allowed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Running tasks that are ended, and the worker that lives on.
@RedisTest
class StopTaskTest {
  private static final String SLEEP =
      "System.out.println(\"so far\"); Thread.sleep(java.time.Duration.ofMinutes(5));";
  private static final String LOOP = "System.out.println(\"so far\"); while (true) {}";

  private TestWorker worker;
  private Tasks tasks;
  private CompletableFuture<Void> working;

  @BeforeEach
  void start(TestRedis at, @TempDir Path folder) throws InterruptedException {
    // It beats rarely, so that a cancel comes by its signal.
    worker = TestWorker.up(new TestOptions(at, folder).allow(Allowed.TASKS, Allowed.COMMANDS));
    tasks = worker.queue().tasks();
    working = worker.working();
  }

  @AfterEach
  void end() {
    worker.end();
    working.orTimeout(30, TimeUnit.SECONDS).join();
    worker.close();
  }

  private Task cancelled(Work work) {
    var id = tasks.enqueue(work, TaskOptions.NONE).id();
    await().atMost(TestWorker.PATIENCE).until(() -> worker.log().contains("OUTPUT so far"));
    assertThat(tasks.cancel(id).done()).isTrue();
    return tasks.await(id, TestWorker.PATIENCE);
  }

  private void assertTheNextRuns() {
    var next = tasks.enqueue("6 * 7");
    assertThat(tasks.await(next, TestWorker.PATIENCE).outcome())
        .isEqualTo(new Outcome.Ok(Json.tree(42)));
  }

  @Test
  void codeThatListensIsInterruptedAtOnce() {
    long begin = System.nanoTime();
    var ended = cancelled(Work.expression(SLEEP));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    assertThat(ended.status()).isEqualTo(TaskStatus.CANCELLED);
    assertThat(Objects.requireNonNull(ended.outcome()).toString()).contains("Interrupted");
    assertThat(ended.output()).isEqualTo("so far\n");
    assertThat(worker.log()).contains("TASK_CANCELLED " + ended.id());
    assertTheNextRuns();
  }

  @Test
  void anEndlessLoopIsKilledAfterTheGraceAndTheNextTaskRunsOnTheSpare() {
    assertThat(cancelled(Work.expression(LOOP)).status()).isEqualTo(TaskStatus.CANCELLED);
    assertTheNextRuns();
  }

  @Test
  void codeThatSwallowsInterruptsIsKilled() {
    var deaf =
        "System.out.println(\"so far\"); while (true) { try { Thread.sleep(10); } catch"
            + " (InterruptedException e) { } }";
    assertThat(cancelled(Work.expression(deaf)).status()).isEqualTo(TaskStatus.CANCELLED);
    assertTheNextRuns();
  }

  @Test
  void aCommandIsAskedToEndAndThenKilled() {
    var deaf = "trap '' TERM; echo so far; while true; do sleep 60; done";
    var ended = cancelled(Work.command("sh", "-c", deaf));
    assertThat(ended.status()).isEqualTo(TaskStatus.CANCELLED);
    assertTheNextRuns();
  }

  @Test
  void aLimitEndsAnAttemptAsATimeoutWithItsLastOutput() {
    var options = TaskOptions.NONE.withTimeout(Duration.ofMillis(700));
    var id = tasks.enqueue(Work.expression(LOOP), options).id();
    var ended = tasks.await(id, TestWorker.PATIENCE);
    assertThat(ended.status()).isEqualTo(TaskStatus.TIMEOUT);
    assertThat(Objects.requireNonNull(ended.outcome()).toString())
        .contains("ran longer than its time limit of 700 ms");
    assertThat(ended.output()).isEqualTo("so far\n");
    assertTheNextRuns();
  }

  @Test
  void aProcessThatEndsIsADeathWithItsReasonAndIsBegunAgainIfAsked() {
    var code = Work.expression("System.out.println(\"so far\"); System.exit(3);");
    var id = tasks.enqueue(code, TaskOptions.NONE.withRetries(1)).id();
    var ended = tasks.await(id, TestWorker.PATIENCE);
    assertThat(ended.status()).isEqualTo(TaskStatus.DIED);
    assertThat(ended.attempt()).isEqualTo(2);
    assertThat(Objects.requireNonNull(ended.outcome()).toString()).contains("System.exit(3)");
    assertThat(ended.output()).isEqualTo("so far\n");
    assertThat(tasks.attempts(id)).hasSize(1);
    assertTheNextRuns();
  }
}
