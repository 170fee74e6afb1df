package dev.muster.worker.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Outcome;
import dev.muster.shared.tasks.TaskOptions;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Work;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.worker.TestOptions;
import dev.muster.worker.TestWorker;
import dev.muster.worker.WorkerOptions.Allowed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class CommandTaskTest {
  @TempDir private Path folder;

  @Test
  void aCommandRunsWhereItIsAllowedAndIsToldLikeAnyTask(TestRedis at) throws InterruptedException {
    try (var worker =
        TestWorker.up(new TestOptions(at, folder).allow(Allowed.TASKS, Allowed.COMMANDS))) {
      var tasks = worker.queue().tasks();
      var good = tasks.enqueue(Work.command("echo", "hi there"), TaskOptions.NONE);
      assertThat(good.warnings()).isEmpty();
      var bad = tasks.enqueue(Work.command("sh", "-c", "echo why; exit 3"), TaskOptions.NONE).id();
      worker.step();
      assertThat(worker.log())
          .containsExactly(
              "ALIVE",
              "TASK_START 1",
              "OUTPUT hi there",
              "TASK_COMPLETE 1",
              "TASK_START 2",
              "OUTPUT why",
              "OUTPUT ExitCode: exit code 3",
              "TASK_ERROR 2");
      assertThat(worker.console()).contains("EXPR echo 'hi there'\nhi there\n");
      assertThat(tasks.result(good.id()).get("output").asString()).isEqualTo("hi there\n");
      var ended = tasks.task(bad);
      assertThat(ended.status()).isEqualTo(TaskStatus.ERROR);
      assertThat(ended.outcome()).isEqualTo(Outcome.failed("ExitCode", "exit code 3"));
      assertThat(ended.output()).isEqualTo("why\n");
    }
  }
}
