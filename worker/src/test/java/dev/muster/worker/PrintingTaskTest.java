package dev.muster.worker;

import static dev.muster.worker.TestWorker.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.shared.workers.WorkerState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A task that prints 10,000 lines a second.
@RedisTest
class PrintingTaskTest {
  private static final String CODE =
      """
      long end = System.nanoTime() + 3_000_000_000L;
      int n = 0;
      while (System.nanoTime() < end) {
        for (int i = 0; i < 100; i++) {
          System.out.println("%080d".formatted(n++));
        }
        java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
      }
      return n;
      """;

  /// What a stream has at the most: a MiB, and what Redis needs for it.
  private static final long MOST_BYTES = 2 << 20;

  @Test
  void itsOutputIsBoundedItsCutIsSaidAndTheWorkerBeatsOnAndAnswers(
      TestRedis at, @TempDir Path folder) throws InterruptedException {
    try (var worker = TestWorker.up(new TestOptions(at, folder).period(Duration.ofMillis(300)))) {
      var tasks = worker.queue().tasks();
      var task = tasks.enqueue(CODE);
      var working = worker.working();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                assertThat(worker.queue().workers().fleet().workers())
                    .singleElement()
                    .satisfies(each -> assertThat(each.state()).isNotEqualTo(WorkerState.LOST));
                return tasks.task(task).status().isFinal();
              });
      assertThat(tasks.task(task).status()).isEqualTo(TaskStatus.COMPLETE);
      assertThat(tasks.result(task).asInt()).isGreaterThan(20_000);
      var ping = worker.send("PING", null);
      var answer = worker.queue().messages().response(ping, worker.name(), false, PATIENCE);
      assertThat(answer.outcome().orThrow().asString()).isEqualTo("PONG");
      assertThat(worker.log()).anyMatch(line -> line.matches("OUTPUT … [\\d,]+ bytes not kept …"));
      var output = worker.keys().output(worker.name());
      assertThat(worker.redis().call("MEMORY", "USAGE", output).number()).isLessThan(MOST_BYTES);
      worker.end();
      working.join();
    }
  }
}
