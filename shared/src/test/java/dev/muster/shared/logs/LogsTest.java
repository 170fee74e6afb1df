package dev.muster.shared.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.testing.QueueTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Logs are read as they were written, whatever that is.
class LogsTest extends QueueTest {
  private static final String WORKER = "büro 7::日本::1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private void log(String command, String message, String number) {
    redis.call("XADD", keys.log(WORKER), "*", "command", command, "message", message, "n", number);
  }

  private List<LogLine> tail() {
    return queue.logs().tail(List.of(WORKER), 100);
  }

  @Test
  void oddTextStaysAsItWasWritten() {
    var odd =
        List.of(
            "x".repeat(1 << 20),
            "\u001B[1;31mred\u001B[0m \u001B]0;title\u0007",
            "a\tb",
            "🦊 👩‍👩‍👧 z̸̢",
            "שלום \u202Eevil\u202C مرحبا",
            "nul \0 and bell \7",
            "");
    for (var i = 0; i < odd.size(); i++) {
      log("TOLD", odd.get(i), String.valueOf(i));
    }
    assertThat(tail()).extracting(LogLine::message).isEqualTo(odd);
    try (var follower = queue.logs().follow(List.of(WORKER), 100)) {
      assertThat(follower.next(PATIENCE)).extracting(LogLine::message).isEqualTo(odd);
      redis.call("XADD", keys.output(WORKER), "*", "text", "\0\u001B[2J\n\t🦊", "n", 7);
      assertThat(follower.next(PATIENCE))
          .extracting(LogLine::message)
          .containsExactly("\0\u001B[2J", "\t🦊");
    }
  }

  @Test
  void bytesThatAreNoTextAreReplaced() {
    redis.call("XADD", keys.log(WORKER), "*", "command", "TOLD", "message", new byte[] {-1, 65});
    assertThat(tail()).extracting(LogLine::message).containsExactly("\uFFFDA");
  }

  @Test
  void whatIsNoLogLineDoesNotHideTheOthers() {
    log("TOLD", "one", "seven");
    log("TOLD", "two", "99999999999999999999");
    log("TOLD", "three", "-5");
    redis.call("XADD", keys.log(WORKER), "*", "what", "ever");
    log("TOLD", "four", "3");
    assertThat(tail())
        .extracting(LogLine::message)
        .containsExactly("one", "two", "three", "", "four");
    assertThat(tail()).extracting(LogLine::number).containsExactly(-1L, -1L, -1L, -1L, 3L);
  }

  private void logAt(String worker, long millis, int number) {
    redis.call(
        "XADD",
        keys.log(worker),
        millis + "-" + number,
        "command",
        "TOLD",
        "message",
        number,
        "n",
        number);
  }

  private static List<String> messages(List<LogLine> lines) {
    return lines.stream().map(LogLine::message).toList();
  }

  @Test
  void aPageIsWholeFromItsBeginningToItsEnd() {
    for (int i = 0; i < 10; i++) {
      logAt("often", 1_000 + i * 10L, i);
    }
    logAt("rare", 500, 100);
    logAt("rare", 1_085, 101);
    var both = List.of("often", "rare");
    var page = queue.logs().before(both, Instant.ofEpochMilli(2_000), 4);
    assertThat(messages(page.lines())).containsExactly("7", "8", "101", "9");
    assertThat(page.more()).isTrue();
    page = queue.logs().before(both, page.since(), 4);
    assertThat(messages(page.lines())).containsExactly("4", "5", "6");
    page = queue.logs().before(both, page.since(), 40);
    assertThat(messages(page.lines())).containsExactly("100", "0", "1", "2", "3");
    assertThat(page.more()).isFalse();
    assertThat(queue.logs().before(both, page.since(), 40).lines()).isEmpty();
  }

  @Test
  void aPageGetsOverAMomentThatHoldsMoreThanItself() {
    logAt(WORKER, 900, 99);
    for (int i = 0; i < 50; i++) {
      logAt(WORKER, 1_000, i);
    }
    var page = queue.logs().before(List.of(WORKER), Instant.ofEpochMilli(2_000), 10);
    assertThat(page.lines()).hasSize(51);
    assertThat(page.more()).isFalse();
  }

  @Test
  void theWayBackGetsOverMomentsThatHoldNearlyAPage() {
    logAt(WORKER, 800, 98);
    logAt(WORKER, 900, 99);
    for (int i = 0; i < 19; i++) {
      logAt(WORKER, 1_000, i);
    }
    var moment = Instant.ofEpochMilli(1_000);
    for (int most = 1; most <= 21; most++) {
      assertThat(queue.logs().past(List.of(WORKER), moment, most).lines())
          .extracting(LogLine::time)
          .first()
          .matches(moment::isAfter);
    }
    var end = Instant.ofEpochMilli(800);
    assertThat(queue.logs().past(List.of(WORKER), end, 1).more()).isFalse();
  }

  @Test
  void whoLooksIsNeverBehindAndLearnsWhoWasHurriedPast() {
    log("TOLD", "first", "0");
    try (var follower = queue.logs().follow(List.of(WORKER, "quiet"), 10, 10, Map.of())) {
      assertThat(messages(follower.batch(PATIENCE).lines())).containsExactly("first");
      for (int i = 1; i <= 100; i++) {
        log("TOLD", "" + i, "" + i);
      }
      var batch = follower.batch(PATIENCE);
      assertThat(batch.lines())
          .extracting(LogLine::number)
          .startsWith(1L, 2L)
          .endsWith(99L, 100L)
          .hasSize(20);
      assertThat(batch.hurried()).containsExactly(WORKER);
      log("TOLD", "after", "101");
      batch = follower.batch(PATIENCE);
      assertThat(messages(batch.lines())).containsExactly("after");
      assertThat(batch.hurried()).isEmpty();
    }
  }

  @Test
  void aFollowerGoesOnWhereAnEarlierOneStopped() {
    log("TOLD", "first", "0");
    Map<String, String> positions;
    try (var follower = queue.logs().follow(List.of(WORKER), 10, 10, Map.of())) {
      positions = follower.batch(PATIENCE).positions();
    }
    log("TOLD", "second", "1");
    try (var follower = queue.logs().follow(List.of(WORKER), 10, 10, positions)) {
      assertThat(messages(follower.batch(PATIENCE).lines())).containsExactly("second");
    }
  }
}
