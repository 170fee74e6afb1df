package dev.muster.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.OddServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is no Redis, or one in trouble, is one sentence on standard error and an exit code: 3 where
/// there is no getting in, else 1.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OddServersTest {
  private static final String READS = "tasks list jobs";
  private static final String WRITES = "enqueue jobs 1";

  private static void assertEnds(int code, String sentence, String url, String... lines) {
    for (var line : lines) {
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      var arguments =
          Stream.concat(Arrays.stream(line.split(" ")), Stream.of("--redis=" + url))
              .toArray(String[]::new);
      var ended =
          Muster.run(
              arguments,
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8));
      assertThat(err.toString(StandardCharsets.UTF_8).lines())
          .as(line)
          .filteredOn(said -> !said.startsWith("Warning: "))
          .singleElement()
          .asString()
          .contains(sentence)
          .endsWith(".");
      assertThat(ended).as(line).isEqualTo(code);
      assertThat(out.size()).isZero();
    }
  }

  @Test
  void whatIsNotRedisIsToldSo() {
    try (var mail = OddServer.saying("220 mail ESMTP\r\n");
        var web = OddServer.web()) {
      assertEnds(3, "is not Redis: look at host and port.", mail.url(), READS, WRITES);
      assertEnds(3, "is not Redis: look at host and port.", web.url(), READS, "queues list");
    }
  }

  @Test
  void whatHangsUpOrNeverAnswersIsOutOfReach() {
    try (var hangs = OddServer.hangingUp();
        var silent = OddServer.silent()) {
      assertEnds(3, "Could not reach Redis at " + hangs.url(), hangs.url(), READS, WRITES);
      assertEnds(3, "no answer in time.", silent.url(), WRITES);
    }
  }

  @Test
  void aRedisThatLoadsIsOutOfReach() {
    try (var server = OddServer.loading()) {
      assertEnds(3, "is still loading its data: wait a moment.", server.url(), READS, WRITES);
    }
  }

  @Test
  void aWrongPasswordAndNoneAreToldApart() {
    try (var server = EmbeddedRedis.start()) {
      var where = "127.0.0.1:" + server.port();
      assertEnds(3, "User or password is wrong.", "redis://:wrong@" + where, READS, WRITES);
      assertEnds(3, "A password is wanted: give it by MUSTER_REDIS", "redis://" + where, READS);
    }
  }

  @Test
  void whatIsDeniedIsNamed() {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false)) {
      QueueClient.open(RedisAddress.parse(server.url()), "jobs").close();
      admin.call("ACL", "SETUSER", "reader", "on", ">r", "~*", "+@read", "+@connection");
      admin.call("ACL", "SETUSER", "other", "on", ">o", "~other:*", "+@all");
      var where = "@127.0.0.1:" + server.port();
      assertEnds(1, "Ask for that right, or connect", "redis://reader:r" + where, WRITES);
      assertEnds(1, "Ask for that right, or connect", "redis://other:o" + where, READS, WRITES);
    }
  }

  @Test
  void aFullOneAReplicaAndAnotherProtocolAreToldSo() {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false)) {
      QueueClient.open(RedisAddress.parse(server.url()), "jobs").close();
      admin.call("CONFIG", "SET", "maxmemory", 1);
      assertEnds(1, "is out of memory: raise maxmemory", server.url(), WRITES);
      admin.call("CONFIG", "SET", "maxmemory", 0);
      admin.call("REPLICAOF", "127.0.0.1", "1");
      assertEnds(
          1, "is a replica and takes no writes", server.url(), WRITES, "tasks cancel jobs 1");
      admin.call("REPLICAOF", "NO", "ONE");
      admin.call("SET", "jobs:protocol", "99");
      assertEnds(1, "speaks protocol 99, this program speaks 1", server.url(), READS, WRITES);
    }
  }

  @Test
  void oneThatAnswersTooLateLeavesAWriteInDoubt() {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false)) {
      QueueClient.open(RedisAddress.parse(server.url()), "jobs").close();
      admin.call("CLIENT", "PAUSE", 60_000, "WRITE");
      assertEnds(1, "may have happened: look before you try again.", server.url(), WRITES);
      admin.call("CLIENT", "UNPAUSE");
    }
  }
}
