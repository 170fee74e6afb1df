package dev.muster.shared.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

@RedisTest
class RedisTestTest {
  private static String lastQueue = "";
  private String queueBefore = "";

  @BeforeEach
  void remember(TestRedis redis) {
    queueBefore = redis.queue();
  }

  @AfterAll
  static void forget() {
    lastQueue = "";
  }

  @Test
  void theServerAnswers(TestRedis redis) {
    try (RedisClient client = RedisClient.create(URI.create(redis.url()))) {
      assertThat(client.ping()).isEqualTo("PONG");
    }
  }

  @RepeatedTest(2)
  void theQueueIsFreshForEachTestAndTheSameWithinIt(TestRedis redis) {
    assertThat(redis.queue()).isEqualTo(queueBefore).isNotEqualTo(lastQueue);
    lastQueue = redis.queue();
  }

  @Test
  @Timeout(2)
  void thatNoDockerRunsIsToldAtOnce(@TempDir Path folder) {
    assertThat(Docker.answersAt("unix://" + folder.resolve("docker.sock"))).isFalse();
    assertThat(Docker.answersAt("tcp://127.0.0.1:1")).isFalse();
    assertThat(Docker.answersAt("no address")).isFalse();
  }
}
