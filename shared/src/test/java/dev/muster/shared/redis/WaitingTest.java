package dev.muster.shared.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Reads that block, on connections that are kept.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitingTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private final EmbeddedRedis server = EmbeddedRedis.start();
  private final Redis redis = new Redis(RedisAddress.parse(server.url()), "waiting-test", false);

  @AfterEach
  void close() {
    redis.close();
    server.close();
  }

  @Test
  void theNextReadUsesTheConnectionOfTheLast() {
    var first = pop();
    assertThat(first).isNotEmpty();
    assertThat(pop()).isEqualTo(first);
  }

  @Test
  void aKeptConnectionThatARestartBrokeIsReplacedUnnoticed() {
    pop();
    server.restart();
    assertThat(pop()).isNotEmpty();
  }

  @Test
  void onceAnotherConnectionBrokeNoneIsUsedAgain() {
    var kept = pop();
    var id = redis.call("CLIENT", "ID").number();
    try (var other = new Redis(redis.address(), "other", false)) {
      other.call("CLIENT", "KILL", "ID", id);
    }
    redis.call("GET", "list");
    assertThat(pop()).isNotEmpty().isNotEqualTo(kept);
  }

  @Test
  void aReadOnANewConnectionSaysNothingOfOlderOnes() {
    redis.call("SET", "before", 1);
    server.restart();
    try (var waiting = redis.waiting()) {
      waiting.call(LONG, "BLPOP", "none", 0.01);
      waiting.call(LONG, "BLPOP", "none", 0.01);
    }
    redis.call("SET", "after", 1);
    assertThat(redis.call("GET", "after").text()).isEqualTo("1");
  }

  @Test
  void closedByAnotherThreadAReadEndsWithNothing() {
    var waiting = redis.waiting();
    var answer = CompletableFuture.supplyAsync(() -> waiting.call(LONG, "BLPOP", "none", 20));
    await().until(() -> clients().contains("cmd=blpop"));
    waiting.close();
    assertThat(answer.orTimeout(10, SECONDS).join().isNull()).isTrue();
    assertThat(waiting.call(LONG, "BLPOP", "none", 20).isNull()).isTrue();
    await().untilAsserted(() -> assertThat(clients()).doesNotContain("cmd=blpop"));
  }

  /// The address that a read came from.
  private String pop() {
    redis.call("RPUSH", "list", "one");
    try (var waiting = redis.waiting()) {
      assertThat(waiting.call(LONG, "BLPOP", "list", 20).texts()).containsExactly("list", "one");
    }
    return clients()
        .lines()
        .filter(line -> line.contains("cmd=blpop"))
        .map(line -> line.replaceFirst(".* addr=(\\S+) .*", "$1"))
        .findFirst()
        .orElse("");
  }

  private String clients() {
    return redis.call("CLIENT", "LIST").text();
  }
}
