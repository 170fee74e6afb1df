package dev.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.testing.OddServer;
import dev.muster.shared.workers.TestWorkers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is no Redis, or one in trouble, is told in a sentence, and nobody waits for ever.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OddServersTest {
  private static void assertRefused(String url, Reason reason, String sentence) {
    assertThatThrownBy(() -> QueueClient.open(RedisAddress.parse(url), "jobs"))
        .isInstanceOfSatisfying(QueueException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage(sentence);
  }

  @Test
  void whatSpeaksAnotherLanguageIsNotRedis() {
    try (var server = OddServer.saying("SSH-2.0-OpenSSH_9.2p1\r\n")) {
      assertRefused(
          server.url(),
          Reason.REFUSED,
          "What answers at " + server.url() + " is not Redis: look at host and port.");
    }
  }

  @Test
  void whatHangsUpIsToldSo() {
    try (var server = OddServer.hangingUp()) {
      assertRefused(
          server.url(),
          Reason.UNREACHABLE,
          "Could not reach Redis at " + server.url() + ": unexpected end of stream.");
    }
  }

  @Test
  void whatNeverAnswersIsGivenUp() {
    try (var server = OddServer.silent()) {
      assertRefused(
          server.url(),
          Reason.UNREACHABLE,
          "Could not reach Redis at " + server.url() + ": no answer in time.");
    }
  }

  @Test
  void aRedisThatLoadsIsToldSo() {
    try (var server = OddServer.loading()) {
      assertRefused(
          server.url(),
          Reason.UNREACHABLE,
          "Redis at " + server.url() + " is still loading its data: wait a moment.");
    }
  }

  @Test
  void aRedisThatAnswersOnlyLongAfterwardsLeavesAWriteInDoubt() {
    try (var server = EmbeddedRedis.start();
        var queue = QueueClient.open(RedisAddress.parse(server.url()), "jobs");
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false)) {
      admin.call("CLIENT", "PAUSE", 60_000, "WRITE");
      assertThatThrownBy(() -> queue.tasks().enqueue("1"))
          .isInstanceOfSatisfying(
              QueueException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNCERTAIN))
          .hasMessage(
              "The connection to Redis at "
                  + queue.address().display()
                  + " broke: no answer in time."
                  + " What was asked may have happened: look before you try again.");
      assertThat(queue.workers().list()).isEmpty();
      admin.call("CLIENT", "UNPAUSE");
      queue.tasks().enqueue("2");
      assertThat(queue.tasks().counts()).containsKey(TaskStatus.PENDING);
    }
  }

  @Test
  void whoMayNotWriteIsToldWhatIsMissing() {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false)) {
      admin.call("ACL", "SETUSER", "reader", "on", ">r", "~*", "+@read", "+@connection");
      admin.call("ACL", "SETUSER", "other", "on", ">o", "~other:*", "+@all");
      var where = "@127.0.0.1:" + server.port();
      assertThatThrownBy(
              () -> QueueClient.open(RedisAddress.parse("redis://reader:r" + where), "jobs"))
          .hasMessageMatching(
              "Redis at redis://reader"
                  + where
                  + " refuses: NOPERM .*'evalsha'.*\\. Ask for that"
                  + " right, or connect as another user\\.");
      assertThatThrownBy(
              () -> QueueClient.open(RedisAddress.parse("redis://other:o" + where), "jobs"))
          .isInstanceOfSatisfying(
              QueueException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DENIED))
          .hasMessageContaining("NOPERM")
          .hasMessageEndingWith("connect as another user.");
    }
  }

  @Test
  void aReplicaIsReadAndTakesNoWrites() {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false);
        var queue = QueueClient.open(RedisAddress.parse(server.url()), "jobs")) {
      admin.call("REPLICAOF", "127.0.0.1", "1");
      assertThatThrownBy(() -> queue.tasks().enqueue("1"))
          .isInstanceOfSatisfying(
              QueueException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DENIED))
          .hasMessage(
              "Redis at "
                  + queue.address().display()
                  + " is a replica and takes no writes: connect to its master.");
      try (var watched = QueueClient.watch(RedisAddress.parse(server.url()), "jobs")) {
        assertThat(watched.tasks().counts()).isNotEmpty();
      }
    }
  }

  @Test
  void whoIsFencedToAQueueLacksNothing() {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false)) {
      admin.call("ACL", "SETUSER", "fenced", "on", ">f", "~jobs:*", "+@all", "-@admin");
      var fenced = RedisAddress.parse("redis://fenced:f@127.0.0.1:" + server.port());
      try (var queue = QueueClient.open(fenced, "jobs");
          var redis = new Redis(fenced, "worker", false)) {
        TestWorkers.register(redis, new Keys("jobs"), "w");
        assertThat(queue.messages().sendToAll(Command.PING, null).targets()).containsExactly("w");
        assertThat(queue.tasks().enqueue("1")).isEqualTo("1");
        assertThat(queue.workers().fleet().workers()).hasSize(1);
      }
    }
  }

  @Test
  void aFullRedisIsToldSoAndStillRead() {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false);
        var queue = QueueClient.open(RedisAddress.parse(server.url()), "jobs")) {
      TestWorkers.register(admin, new Keys("jobs"), "w");
      var full =
          "Redis at "
              + queue.address().display()
              + " is out of memory: raise maxmemory or delete something.";
      admin.call("CONFIG", "SET", "maxmemory", 1);
      assertThatThrownBy(() -> queue.messages().send(Command.PING, null, List.of("w")))
          .isInstanceOfSatisfying(
              QueueException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FULL))
          .hasMessage(full);
      assertThatThrownBy(() -> queue.tasks().enqueue("1")).hasMessage(full);
      assertRefused(server.url(), Reason.FULL, full);
      assertThat(queue.workers().list()).containsExactly("w");
      admin.call("CONFIG", "SET", "maxmemory", 0);
      assertThat(queue.tasks().enqueue("1")).isEqualTo("1");
    }
  }
}
