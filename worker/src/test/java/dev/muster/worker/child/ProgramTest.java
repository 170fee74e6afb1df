package dev.muster.worker.child;

import static dev.muster.worker.child.Harness.failure;
import static dev.muster.worker.child.Harness.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs of the operating system as tasks.
class ProgramTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final StringBuilder printed = new StringBuilder();
  private Programs programs;

  @BeforeEach
  void start() {
    programs = new Programs(folder);
  }

  private Ran run(
      Duration limit, Map<String, String> variables, @Nullable String where, String... argv)
      throws InterruptedException {
    var command = new Work.Command(List.of(argv), variables, where);
    return programs.run("p" + System.nanoTime(), command, limit, printed::append);
  }

  private Ran run(String... argv) throws InterruptedException {
    return run(LIMIT, Map.of(), null, argv);
  }

  private Ran shell(String script) throws InterruptedException {
    return run("sh", "-c", script);
  }

  @Test
  void itsOutputAndItsErrorsAreKeptAndStreamed() throws Exception {
    assertThat(json(shell("echo out; echo wrong >&2").outcome()))
        .isEqualTo("{\"exit\":0,\"output\":\"out\\n\",\"error\":\"wrong\\n\"}");
    assertThat(printed.toString()).contains("out\n", "wrong\n");
  }

  @Test
  void oneThatTheWorkerEndsHasDiedWhateverItsExitCode() throws Exception {
    var command = Work.command("sh", "-c", "touch there; sleep 300");
    var running =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return programs.run("killed", command, LIMIT, _ -> {});
              } catch (InterruptedException e) {
                throw new CompletionException(e);
              }
            });
    await().atMost(LIMIT).until(() -> Files.exists(folder.resolve("there")));
    programs.kill("killed");
    var ran = running.get();
    assertThat(ran.status()).isEqualTo(TaskStatus.DIED);
    assertThat(failure(ran.outcome()).toString()).isEqualTo("Closed: it was ended by the worker");
  }

  @Test
  void anyExitCodeButZeroIsAnError() throws Exception {
    var ran = shell("echo so far; exit 7");
    assertThat(ran.status()).isEqualTo(TaskStatus.ERROR);
    assertThat(failure(ran.outcome()).toString()).isEqualTo("ExitCode: exit code 7");
    assertThat(printed.toString()).isEqualTo("so far\n");
  }

  @Test
  void itHasItsVariablesItsFolderAndNoSecretsOfTheWorker() throws Exception {
    Files.createDirectory(folder.resolve("sub"));
    var ran =
        run(LIMIT, Map.of("GIVEN", "a b"), "sub", "sh", "-c", "echo $GIVEN; basename $PWD; env");
    assertThat(ran.status()).isEqualTo(TaskStatus.COMPLETE);
    assertThat(printed.toString()).startsWith("a b\nsub\n").doesNotContain("MUSTER", "MAVEN");
  }

  @Test
  void whatCanNotBeStartedSaysWhy() throws Exception {
    assertThat(failure(run("no-such-program").outcome()).toString())
        .startsWith("NoProgram: there is no program no-such-program");
    assertThat(failure(run(LIMIT, Map.of(), "nowhere", "true").outcome()).toString())
        .isEqualTo("NoFolder: there is no folder nowhere on this worker");
  }

  @Test
  void itIsEndedAtItsLimitWithAllThatItStarted() throws Exception {
    var pid = folder.resolve("pid");
    long begin = System.nanoTime();
    var ran =
        run(
            Duration.ofMillis(500),
            Map.of(),
            null,
            "sh",
            "-c",
            "trap '' TERM; (sleep 300 & echo $! > pid); while true; do sleep 300; done");
    assertThat(ran.status()).isEqualTo(TaskStatus.TIMEOUT);
    assertThat(failure(ran.outcome()).message()).contains("time limit of 500 ms");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    awaitEnd(pid);
  }

  @Test
  void whatItLeavesBehindEndsWithIt() throws Exception {
    var pid = folder.resolve("pid");
    long begin = System.nanoTime();
    assertThat(shell("(sleep 300 & echo $! > pid) ; echo left").status())
        .isEqualTo(TaskStatus.COMPLETE);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    awaitEnd(pid);
  }

  private static void awaitEnd(Path pid) throws IOException {
    long number = Long.parseLong(Files.readString(pid).strip());
    await()
        .atMost(LIMIT)
        .until(() -> ProcessHandle.of(number).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void aFloodOfOutputIsBounded() throws Exception {
    var result = run("sh", "-c", "yes 0123456789 | head -c 20000000").outcome().orThrow();
    assertThat(result.get("output").asString()).hasSize(64 << 10);
    assertThat(printed.toString()).contains("bytes not kept").hasSizeLessThan(1_200_000);
  }
}
