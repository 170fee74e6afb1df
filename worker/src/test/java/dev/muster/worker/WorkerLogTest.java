package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class WorkerLogTest {
  private static final String NAME = "host::1";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Path file;
  private Redis redis;
  private Keys keys;
  private WorkerLog log;

  @BeforeEach
  void open(TestRedis at, @TempDir Path folder) {
    file = folder.resolve("worker.log");
    redis = new Redis(RedisAddress.parse(at.url()), "test", false);
    keys = new Keys(at.queue());
    log = new WorkerLog(redis, keys, NAME, console(false, file));
  }

  @AfterEach
  void close() {
    log.close();
    redis.close();
  }

  private Console console(boolean colours, Path logFile) {
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var clock = new RedisClock();
    clock.set(1_443_440_465_000L);
    return new Console(stream, colours, logFile, clock);
  }

  private List<String> entries(String stream) {
    return redis.call("XRANGE", stream, "-", "+").list().stream()
        .map(entry -> String.join(" ", entry.list().get(1).texts()))
        .toList();
  }

  @Test
  void anEventIsALineWithItsTimeOnConsoleAndFileAndAnEntryInRedis() {
    log.event("ALIVE", "");
    log.event("TASK_START", "7");
    log.flush();
    assertThat(file)
        .content()
        .matches(
            "\\[2015-09-2\\d \\d\\d:41:05] ALIVE\n\\[2015-09-2\\d \\d\\d:41:05] TASK_START 7\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines(content());
    assertThat(entries(keys.log(NAME)))
        .containsExactly("command ALIVE message  n 0", "command TASK_START message 7 n 1");
    assertThat(log.last()).isEqualTo("TASK_START 7");
  }

  private String content() {
    try {
      return java.nio.file.Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void detailsAndBlocksStayOnTheMachine() {
    log.detail("EXPR", "f(2)");
    log.plain("a block\n");
    log.flush();
    assertThat(content()).contains("] EXPR f(2)\n").endsWith("a block\n");
    assertThat(redis.call("EXISTS", keys.log(NAME)).number()).isZero();
    assertThat(redis.call("EXISTS", keys.output(NAME)).number()).isZero();
  }

  @Test
  void whatIsPrintedStandsBareAndBesideTheLogWithItsSource() {
    log.event("MESSAGE", "ECHO");
    log.printed("one\ntwo", "1.5");
    log.event("RESPONSE", "ECHO");
    log.printed("", "1.5");
    log.flush();
    assertThat(content()).contains("ECHO\none\ntwo\n[2015");
    assertThat(entries(keys.output(NAME))).containsExactly("text one\ntwo source 1.5 n 1");
    assertThat(entries(keys.log(NAME))).last().isEqualTo("command RESPONSE message ECHO n 3");
  }

  @Test
  void linesReachRedisByThemselves() {
    log.event("ALIVE", "");
    await().atMost(TestWorker.PATIENCE).until(() -> !entries(keys.log(NAME)).isEmpty());
  }

  @Test
  void aLineOfMoreThanEightKibibytesIsCutAndSaysSo() {
    log.event("ENVIR", "ERROR " + "ü".repeat(10_000));
    log.event("ENVIR", "ERROR " + "x".repeat(8_000));
    log.flush();
    var entries = entries(keys.log(NAME));
    assertThat(entries.getFirst())
        .contains("… (20006 bytes)")
        .satisfies(it -> assertThat(it.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8 << 10));
    assertThat(entries.getLast()).contains("x".repeat(8_000));
  }

  @Test
  void theStreamsStayBelowTheirBoundAndKeepTheNewest() {
    log.liveWorkers(100_000);
    for (var i = 0; i < 2_000; i++) {
      log.event("TASK_START", "number " + i);
      log.printed("y".repeat(100), "1");
      if (i % 500 == 0) {
        log.flush();
      }
    }
    log.flush();
    for (var stream : List.of(keys.log(NAME), keys.output(NAME))) {
      assertThat(redis.call("MEMORY", "USAGE", stream, "SAMPLES", 0).number())
          .isLessThan(2 * 16 << 10);
    }
    assertThat(entries(keys.log(NAME))).last().asString().contains("number 1999");
  }

  @Test
  void aPredecessorsLinesCountToo() {
    for (var i = 0; i < 1_000; i++) {
      redis.call("XADD", keys.log(NAME), "*", "command", "OLD", "message", "z".repeat(100));
    }
    log.takeOver();
    log.liveWorkers(100_000);
    log.event("ALIVE", "");
    log.flush();
    assertThat(entries(keys.log(NAME))).hasSizeLessThan(300).last().asString().contains("ALIVE");
  }

  @Test
  void aTerminalGetsColourAndTheFileNone(@TempDir Path other) {
    var coloured = other.resolve("log");
    try (var console = console(true, coloured)) {
      console.line("MESSAGE", "PING");
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\u001b[");
    assertThat(coloured).content().doesNotContain("\u001b").endsWith("] MESSAGE PING\n");
  }

  @Test
  void aLogFileInAFolderThatIsNotThereIsBadUsage(@TempDir Path other) {
    assertThatThrownBy(() -> console(false, other.resolve("no/worker.log")))
        .isInstanceOfSatisfying(
            QueueException.class,
            e -> assertThat(e.reason()).isEqualTo(QueueException.Reason.USAGE))
        .hasMessage(
            "The log file "
                + other.resolve("no/worker.log")
                + " can't be opened: there is no folder "
                + other.resolve("no")
                + ".");
    assertThatThrownBy(() -> console(false, other))
        .hasMessage("The log file " + other + " can't be opened: it can't be written to.");
  }
}
