package dev.muster.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.app.background.Toolkit;
import dev.muster.app.background.VirtualBackground;
import dev.muster.app.testing.ImmediateBackground;
import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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

  @Test
  void whatFailedToOpenIsTriedAnewWhateverWentWrong(TestRedis redis) {
    var session = new Session(RedisAddress.parse(redis.url()), redis.queue());
    var tries = new AtomicInteger();
    var told = new AtomicReference<>("");
    Function<Place, QueueClient> opener =
        place -> {
          if (tries.incrementAndGet() == 1) {
            throw new AssertionError("Out of something.");
          }
          return QueueClient.open(place.address(), place.queue());
        };
    try (var connection = new Connection(new ImmediateBackground(), session, opener)) {
      assertThatThrownBy(() -> connection.ask(_ -> "", told::set, told::set))
          .isInstanceOf(AssertionError.class);
      connection.ask(_ -> "answered", told::set, told::set);
    }
    assertThat(told.get()).isEqualTo("answered");
  }

  @Test
  void whatIsFollowedEndsWithItsConnection(TestRedis redis) throws Exception {
    Toolkit.start();
    var session = new Session(RedisAddress.parse(redis.url()), redis.queue());
    var source = new CountDownLatch(1);
    var followed = new AtomicInteger();
    var connection = new Connection(new VirtualBackground(), session);
    connection.follow(
        _ -> (AutoCloseable) source::countDown,
        followed::incrementAndGet,
        _ -> source.await(1, TimeUnit.HOURS),
        _ -> {});
    await().until(() -> followed.get() == 1);
    connection.close();
    await().until(() -> source.getCount() == 0);
  }

  @Test
  void whatNobodySeesAsksForCountsOnlyAndAllElseStandsStill() throws Exception {
    try (var redis = EmbeddedRedis.start();
        var client = new Redis(RedisAddress.parse(redis.url()), "test", false)) {
      var session = new Session(RedisAddress.parse(redis.url()), "jobs");
      try (var connection = new Connection(new ImmediateBackground(), session)) {
        connection.start();
        var asked = new AtomicInteger();
        var elsewhere = new VirtualBackground();
        Toolkit.start();
        connection.rest();
        assertThat(session.isLive()).isTrue();
        var looks = calls(client, "zrange");
        connection.now();
        connection.now();
        assertThat(calls(client, "zrange")).isEqualTo(looks);
        assertThat(calls(client, "llen")).isGreaterThan(2);
        try (var other = new Connection(elsewhere, session);
            var _ = other.every(Duration.ofMillis(1), _ -> asked.incrementAndGet(), _ -> {})) {
          await().until(() -> asked.get() > 2);
          other.start();
          other.rest();
          int before = asked.get();
          other.now();
          await().until(() -> calls(client, "llen") > 6);
          assertThat(asked.get()).isLessThanOrEqualTo(before + 1);
          other.start();
          await().until(() -> asked.get() > before + 3);
        }
      }
    }
  }

  private static long calls(Redis redis, String command) {
    return redis
        .call("INFO", "commandstats")
        .text()
        .lines()
        .filter(line -> line.startsWith("cmdstat_" + command + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceFirst("\\w+:calls=(\\d+).*", "$1").strip()))
        .sum();
  }
}
