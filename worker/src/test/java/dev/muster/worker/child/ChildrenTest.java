package dev.muster.worker.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
class ChildrenTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void anEvalAnswersThoughNothingIsPrintedNatively() throws InterruptedException {
    var printed = new StringBuilder();
    try (var children = new Children(ChildSettings.in(folder), _ -> {})) {
      var outcome = children.eval("1", "1 + 1", LIMIT, printed::append);
      assertThat(outcome).isEqualTo(new Outcome.Ok(Json.tree(2)));
      assertThat(printed).hasToString("2\n");
    }
  }

  @Test
  void whatAProgramThatTheCodeStartsPrintsComesBeforeTheEnd() throws InterruptedException {
    var printed = new StringBuilder();
    try (var children = new Children(ChildSettings.in(folder), _ -> {})) {
      children.eval(
          "1",
          "new ProcessBuilder(\"echo\", \"native\").inheritIO().start().waitFor()",
          LIMIT,
          printed::append);
      assertThat(printed.toString()).contains("native\n");
    }
  }

  @Test
  void aTaskAnswersToo() throws InterruptedException {
    try (var children = new Children(ChildSettings.in(folder), _ -> {})) {
      var ran =
          children.task(
              "1",
              new Request.Expression(Children.NO_ENVIRONMENT, "x * 2", Map.of("x", Json.tree(21))),
              LIMIT,
              _ -> {});
      assertThat(ran.outcome()).isEqualTo(new Outcome.Ok(Json.tree(42)));
    }
  }

  @Test
  void killingATaskThatHasEndedLeavesTheNextAlone() throws InterruptedException {
    try (var children = new Children(ChildSettings.in(folder), _ -> {})) {
      var first = pid(children, "1");
      children.killTask("1");
      assertThat(pid(children, "2")).isEqualTo(first);
      children.killTask("3");
      assertThat(pid(children, "3").outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.failure().type()).isEqualTo("Closed"));
      assertThat(pid(children, "4").outcome()).isInstanceOf(Outcome.Ok.class);
    }
  }

  private static Ran pid(Children children, String id) throws InterruptedException {
    var code = "ProcessHandle.current().pid()";
    return children.task(
        id, new Request.Expression(Children.NO_ENVIRONMENT, code, Map.of()), LIMIT, _ -> {});
  }
}
