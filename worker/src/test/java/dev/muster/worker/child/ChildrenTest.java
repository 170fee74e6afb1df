package dev.muster.worker.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Json;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.worker.TestWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

  private static Begun begin(Children children, String id, String code)
      throws InterruptedException {
    return children.begin(
        id, new Request.Expression(Children.NO_ENVIRONMENT, code, Map.of()), LIMIT, _ -> {});
  }

  @Test
  void whatIsBegunRunsOneBehindAnother() throws InterruptedException {
    try (var children = new Children(ChildSettings.in(folder), _ -> {})) {
      var all = new ArrayList<Begun>();
      for (int i = 0; i < 20; i++) {
        all.add(begin(children, "" + i, "Integer.getInteger(\"n\", 0)"));
        var next = "String.valueOf(System.setProperty(\"n\", \"" + (i + 1) + "\"))";
        all.add(begin(children, "set " + i, next));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(all.get(2 * i).end().outcome()).isEqualTo(new Outcome.Ok(Json.tree(i)));
        assertThat(all.get(2 * i + 1).end().outcome().isOk()).isTrue();
      }
    }
  }

  @Test
  void whatWaitsBehindALongRunIsTakenBackAndMayBeBegunAgain() throws InterruptedException {
    try (var children = new Children(ChildSettings.in(folder), _ -> {})) {
      var go = folder.resolve("go");
      var first = begin(children, "1", TestWorker.sevenOnce(go));
      var second = begin(children, "2", "2");
      assertThat(first.isOverSoon()).isFalse();
      children.takeBack();
      assertThat(first.isTakenBack()).isFalse();
      assertThat(second.isTakenBack()).isTrue();
      Files.createFile(go);
      assertThat(first.end().outcome()).isEqualTo(new Outcome.Ok(Json.tree(7)));
      assertThat(begin(children, "3", "3").end().outcome()).isEqualTo(new Outcome.Ok(Json.tree(3)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatEndedJustBeforeADeathHasEndedAndIsNotBlamedForIt() throws InterruptedException {
    try (var children = new Children(ChildSettings.in(folder), _ -> {})) {
      var before = new ArrayList<Begun>();
      for (int i = 0; i < 20; i++) {
        before.add(begin(children, "" + i, "1"));
      }
      var death = begin(children, "death", "System.exit(3)");
      for (var ended : before) {
        assertThat(ended.end().outcome()).isEqualTo(new Outcome.Ok(Json.tree(1)));
      }
      assertThat(death.end().status()).isEqualTo(TaskStatus.DIED);
    }
  }

  @Test
  void whatWaitsBehindADeathRunsInTheNextChild() throws InterruptedException {
    try (var children = new Children(ChildSettings.in(folder), _ -> {})) {
      var first = begin(children, "1", "1");
      var death = begin(children, "2", "System.exit(3)");
      var third = begin(children, "3", "3");
      assertThat(first.end().outcome()).isEqualTo(new Outcome.Ok(Json.tree(1)));
      assertThat(death.end().status()).isEqualTo(TaskStatus.DIED);
      assertThat(third.end().outcome()).isEqualTo(new Outcome.Ok(Json.tree(3)));
    }
  }

  @Test
  void whatIsInterruptedWhileItWaitsNeverRuns() throws InterruptedException {
    try (var children = new Children(ChildSettings.in(folder), _ -> {})) {
      var mark = folder.resolve("mark");
      var first = begin(children, "1", "Thread.sleep(300)");
      var second = begin(children, "2", "new java.io.File(\"" + mark + "\").createNewFile()");
      assertThat(first.isOverSoon()).isFalse();
      assertThat(children.interrupt("2")).isTrue();
      assertThat(first.end().outcome().isOk()).isTrue();
      assertThat(second.end().status()).isEqualTo(TaskStatus.CANCELLED);
      assertThat(pid(children, "3").outcome().isOk()).isTrue();
    }
  }

  private static Ran pid(Children children, String id) throws InterruptedException {
    var code = "ProcessHandle.current().pid()";
    return children.task(
        id, new Request.Expression(Children.NO_ENVIRONMENT, code, Map.of()), LIMIT, _ -> {});
  }
}
