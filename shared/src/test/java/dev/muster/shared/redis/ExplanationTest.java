package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.QueueException.Reason;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.exceptions.JedisConnectionException;

@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExplanationTest {
  private final Explanation explanation =
      new Explanation(RedisAddress.parse("redis://:sekret@127.0.0.1:7"));

  @Test
  void aFailureThatIsItsOwnCauseIsExplainedAllTheSame() {
    var closing = new JedisConnectionException("Connection is closed.");
    var reading = new JedisConnectionException("Unexpected end of stream.", closing);
    closing.addSuppressed(reading);
    var explained = explanation.of(closing, true);
    assertThat(explained.reason()).isEqualTo(Reason.UNCERTAIN);
    assertThat(explained)
        .hasMessage(
            "The connection to Redis at redis://127.0.0.1:7 broke: unexpected end of stream."
                + " What was asked may have happened: look before you try again.");
  }

  @Test
  void theInnermostFailureIsTold() {
    var reset = new SocketException("Connection reset");
    var explained = explanation.of(new JedisConnectionException("oh", reset), false);
    assertThat(explained.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(explained)
        .hasMessage("Could not reach Redis at redis://127.0.0.1:7: connection reset.");
  }
}
