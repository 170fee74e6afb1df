package dev.muster.worker.child;

import static dev.muster.worker.child.Harness.failure;
import static dev.muster.worker.child.Harness.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.tasks.TaskStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tasks that a fleet would rather not have.
class OddTaskTest {
  @TempDir private Path parent;
  private Path folder;
  private Harness worker;

  @BeforeEach
  void start() throws Exception {
    folder = Files.createDirectory(parent.resolve("work"));
    worker = new Harness(folder);
  }

  @AfterEach
  void end() {
    worker.close();
  }

  private void assertTheNextRuns() throws InterruptedException {
    assertThat(json(worker.task(Children.NO_ENVIRONMENT, "6 * 7"))).isEqualTo("42");
  }

  @Test
  void aClassThatHangsInItsStaticInitialiserIsEndedAtTheLimit() throws Exception {
    var hang =
        "class Hang { static int n = hang(); static int hang() { while (true) { } } }\n"
            + "int hang() { return Hang.n; }";
    assertThat(worker.load("env", Map.of("hang.java", hang)).isOk()).isTrue();
    var ran = worker.ran("env", "hang()", Map.of(), Duration.ofMillis(500));
    assertThat(ran.status()).isEqualTo(TaskStatus.TIMEOUT);
    assertTheNextRuns();
  }

  @Test
  void codeWithPackageOrModuleLinesDoesNotCompile() throws Exception {
    for (var code : new String[] {"package x; 1 + 1", "module m { }", "import java.util.*; 1"}) {
      var failure = failure(worker.task(Children.NO_ENVIRONMENT, code));
      assertThat(failure.type()).as(code).isEqualTo("CompileError");
      assertThat(failure.message()).as(code).startsWith("expression:1: ");
    }
    assertTheNextRuns();
  }

  @Test
  void aFunctionThatDeletesItsOwnFolderCostsNobodyElse() throws Exception {
    var delete = "java.nio.file.Files.delete(java.nio.file.Path.of(\"" + folder + "\")); return 1;";
    for (int child = 0; child < 3; child++) {
      assertThat(json(worker.task(Children.NO_ENVIRONMENT, delete))).isEqualTo("1");
      assertThat(
              worker
                  .ran(Children.NO_ENVIRONMENT, "System.exit(1)", Map.of(), Duration.ofSeconds(9))
                  .status())
          .isEqualTo(TaskStatus.DIED);
      Files.createDirectories(folder);
    }
    Files.delete(folder);
    assertThat(
            worker
                .ran(Children.NO_ENVIRONMENT, "System.exit(1)", Map.of(), Duration.ofSeconds(9))
                .status())
        .isEqualTo(TaskStatus.DIED);
    assertTheNextRuns();
    assertThat(
            worker
                .ran(Children.NO_ENVIRONMENT, "System.exit(1)", Map.of(), Duration.ofSeconds(9))
                .status())
        .isEqualTo(TaskStatus.DIED);
    assertTheNextRuns();
  }
}
