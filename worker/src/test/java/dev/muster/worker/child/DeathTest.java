package dev.muster.worker.child;

import static dev.muster.worker.child.Harness.failure;
import static dev.muster.worker.child.Harness.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Code that takes its process along.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeathTest {
  @TempDir static Path folder;
  private Harness worker;

  @BeforeAll
  void start() {
    worker = new Harness(folder);
  }

  @AfterAll
  void end() {
    worker.close();
  }

  @Test
  void anExitIsAnErrorAndTheNextAnswerTellsOfANewSession() throws Exception {
    worker.eval("int gone = 1");
    var failure = failure(worker.eval("System.out.println(\"last\"); System.exit(3);"));
    assertThat(failure.type()).isEqualTo("Exit");
    assertThat(failure.message()).isEqualTo("the code called System.exit(3)");
    assertThat(worker.printed.toString()).isEqualTo("last\n");
    assertThat(json(worker.eval("1 + 1"))).isEqualTo("2");
    assertThat(worker.printed.toString())
        .isEqualTo("new session: the last one ended because the code called System.exit(3)\n2\n");
    assertThat(failure(worker.eval("gone")).message()).contains("cannot find symbol");
    assertThat(worker.printed.toString()).isEmpty();
  }

  @Test
  void aProcessThatIsKilledFromOutsideIsNoticed() throws Exception {
    var failure =
        failure(
            worker.eval(
                "new ProcessBuilder(\"kill\", \"-9\", \"\" +"
                    + " ProcessHandle.current().pid()).start(); Thread.sleep(20_000)"));
    assertThat(failure.type()).isEqualTo("Died");
    assertThat(failure.message()).contains("signal 9 (SIGKILL)");
    assertThat(json(worker.eval("1"))).isEqualTo("1");
    assertThat(worker.printed.toString()).startsWith("new session: ").contains("SIGKILL");
  }

  @Test
  void aProcessThatDiesBetweenTwoRunsIsNoticed() throws Exception {
    worker.eval(
        "Thread.ofPlatform().start(() -> { try { Thread.sleep(100); } catch (InterruptedException"
            + " e) {} System.exit(6); })");
    await()
        .untilAsserted(
            () -> {
              worker.eval("2");
              assertThat(worker.printed.toString()).contains("System.exit(6)");
            });
  }

  @Test
  void aCrashOfTheJvmNamesItsSignal() throws Exception {
    var failure =
        failure(
            worker.eval(
                """
                var f = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                f.setAccessible(true);
                var u = f.get(null);
                u.getClass().getMethod("putLong", long.class, long.class).invoke(u, 8L, 1L);
                """));
    assertThat(failure.type()).isEqualTo("Died");
    assertThat(failure.message()).contains("SIGSEGV");
    assertThat(folder).isEmptyDirectory();
  }

  /// What it was about to say must not turn the silence of the parent into an exit of the code.
  @RepeatedTest(5)
  void aProcessWhoseParentIsSilentSaysSoWhateverItIsAboutToSend() throws Exception {
    var settings = new ChildSettings(folder, ChildSettings.HEAP_MIB, Duration.ofSeconds(1));
    var process = Launch.process(Kind.TASKS, settings);
    try (var handshake = new Handshake()) {
      handshake.tell(process);
      try (var socket = handshake.await(Duration.ofSeconds(20))) {
        var loop =
            new Request.Expression(
                Children.NO_ENVIRONMENT, "while (true) System.out.println(1);", Map.of());
        Requests.frame(1, loop).write(new DataOutputStream(socket.getOutputStream()));
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(process.waitFor()).isEqualTo(ChildMain.PARENT_SILENT);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /// As on a machine that slept: there the parent has been silent for as long.
  @Test
  void aProcessThatStoodStillItselfGoesOn() throws Exception {
    var silence = Duration.ofSeconds(6);
    var process =
        Launch.process(Kind.TASKS, new ChildSettings(folder, ChildSettings.HEAP_MIB, silence));
    try (var handshake = new Handshake()) {
      handshake.tell(process);
      try (var socket = handshake.await(Duration.ofSeconds(20))) {
        signal("-STOP", process);
        assertThat(process.waitFor(silence.toMillis() + 1_000, TimeUnit.MILLISECONDS)).isFalse();
        signal("-CONT", process);
        assertThat(process.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
        var sum = new Request.Expression(Children.NO_ENVIRONMENT, "40 + 2", Map.of());
        Requests.frame(1, sum).write(new DataOutputStream(socket.getOutputStream()));
        var answer = Frame.read(new DataInputStream(socket.getInputStream()));
        assertThat(answer.type()).isEqualTo(Frame.Type.VALUE);
        assertThat(new String(answer.body(), UTF_8)).contains("42");
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static void signal(String name, Process process) throws Exception {
    var kill = new ProcessBuilder("kill", name, "" + process.pid()).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void aLoopThatCannotBeInterruptedIsKilled() throws Exception {
    var code = "LongStream.range(0, Long.MAX_VALUE).map(Math::abs).sum()";
    long begin = System.nanoTime();
    var failure = failure(worker.eval(code, Duration.ofMillis(500)));
    assertThat(failure.type()).isEqualTo("Timeout");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    assertThat(json(worker.eval("3"))).isEqualTo("3");
    assertThat(worker.printed.toString()).startsWith("new session: ").endsWith("\n3\n");
  }

  @Test
  void aHeapThatIsFullForGoodIsReplaced() throws Exception {
    var failure =
        failure(
            worker.eval(
                "var all = new ArrayList<byte[]>(); while (true) all.add(new byte[100_000]);"));
    assertThat(failure.type()).isEqualTo("OutOfMemoryError");
    assertThat(json(worker.eval("4"))).isEqualTo("4");
    assertThat(worker.printed.toString()).startsWith("new session: ");
  }

  @Test
  void anInterruptEndsARun() throws Exception {
    var printed = new StringWriter();
    var interrupter =
        Thread.ofVirtual()
            .start(
                () ->
                    await()
                        .until(
                            () -> !printed.toString().isEmpty() && worker.children.interrupt("x")));
    var outcome =
        worker.children.eval(
            "x",
            "System.out.println(1); while (true) Thread.sleep(10);",
            Duration.ofSeconds(30),
            printed::append);
    interrupter.join();
    assertThat(failure(outcome).type()).isEqualTo("Interrupted");
    assertThat(worker.children.interrupt("x")).isFalse();
  }

  @Test
  void whatTheCodeStartedEndsWithItsProcess() throws Exception {
    long pid;
    try (var other = new Harness(folder)) {
      pid =
          Long.parseLong(json(other.eval("new ProcessBuilder(\"sleep\", \"300\").start().pid()")));
      assertThat(ProcessHandle.of(pid)).isPresent();
    }
    await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }
}
