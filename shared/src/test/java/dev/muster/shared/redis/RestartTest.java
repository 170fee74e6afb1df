package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A Redis that goes away and comes back between two calls.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RestartTest {
  @Test
  void aWriteAfterARestartIsNotInDoubt() {
    try (var server = EmbeddedRedis.start();
        var redis = new Redis(RedisAddress.parse(server.url()), "test", false)) {
      redis.call("SET", "a", 1);
      server.restart();
      assertThat(redis.call("INCR", "a").number()).isOne();
      server.restart();
      assertThat(redis.callAll(List.of(Call.of("INCR", "a"), Call.of("INCR", "a"))))
          .extracting(Reply::number)
          .containsExactly(1L, 2L);
      server.restart();
      assertThat(redis.callAll(List.of(Call.of("EXISTS", "a"))).getFirst().number()).isZero();
    }
  }

  @Test
  void aWriteWhileItIsAwaySaysThatItDidNotHappen() {
    try (var server = EmbeddedRedis.start();
        var redis = new Redis(RedisAddress.parse(server.url()), "test", false)) {
      redis.callAll(List.of(Call.of("SET", "a", 1)));
      server.stop();
      // This one may find the connection that broke, and can't know better.
      assertThatThrownBy(() -> redis.callAll(List.of(Call.of("SET", "a", 1))))
          .isInstanceOf(QueueException.class);
      assertThatThrownBy(() -> redis.callAll(List.of(Call.of("SET", "a", 1))))
          .isInstanceOfSatisfying(
              QueueException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE))
          .hasMessage(
              "Could not reach Redis at redis://127.0.0.1:"
                  + server.port()
                  + ": refused, for nothing listens there.");
    }
  }
}
