package dev.muster.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.ImmediateBackground;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@RedisTest
class ConnectionTest {
  @Test
  void isLiveOnceRedisHasAnswered(TestRedis redis) {
    var session = new Session(RedisAddress.parse(redis.url()), redis.queue());
    try (var connection = new Connection(new ImmediateBackground(), session)) {
      assertThat(session.health().get()).isInstanceOf(Health.Connecting.class);
      connection.start();
      assertThat(session.isLive()).isTrue();
    }
  }

  @Test
  void saysWhyAndHowOftenWhileRedisIsAwayAndComesBack() {
    try (var redis = EmbeddedRedis.start()) {
      var session = new Session(RedisAddress.parse(redis.url()), "jobs");
      try (var connection = new Connection(new ImmediateBackground(), session)) {
        connection.start();
        redis.kill();
        connection.now();
        connection.now();
        assertThat(session.health().get())
            .isInstanceOfSatisfying(
                Health.Away.class,
                away -> {
                  assertThat(away.tries()).isEqualTo(2);
                  assertThat(away.lastHeard()).isNotNull();
                  assertThat(away.why()).endsWith(".").doesNotContain(redis.password());
                });
        redis.restart();
        connection.now();
        assertThat(session.isLive()).isTrue();
      }
    }
  }

  @Test
  void whatFailsIsToldInASentence(TestRedis redis) {
    var session = new Session(RedisAddress.parse(redis.url()), redis.queue());
    var told = new AtomicReference<>("");
    try (var connection = new Connection(new ImmediateBackground(), session)) {
      connection.ask(
          queue -> queue.messages().replies("1.000000"), _ -> told.set("answered"), told::set);
    }
    assertThat(told.get()).endsWith(".").contains("1.000000");
  }
}
