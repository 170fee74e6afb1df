package dev.muster.shared.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.testing.QueueTest;
import java.time.Duration;
import java.util.List;
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
}
