package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.OddServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What trying again can't help ends a worker at once, with exit code 1 and one sentence.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OddServersTest {
  @TempDir private Path folder = Path.of("");

  private void assertEnds(String url, String sentence) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var code =
        WorkerMain.run(
            new String[] {"jobs", "--redis", url, "--dir", folder.toString()},
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(code).isOne();
    assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(it -> !it.startsWith("Warning")))
        .singleElement()
        .asString()
        .contains(sentence)
        .endsWith(".");
  }

  @Test
  void whatIsNotRedisIsNoPlaceToWork() {
    try (var server = OddServer.saying("SSH-2.0-OpenSSH_9.2p1\r\n")) {
      assertEnds(server.url(), "What answers at " + server.url() + " is not Redis");
    }
  }

  @Test
  void whoMayNotWriteCannotWork() {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false)) {
      admin.call("ACL", "SETUSER", "reader", "on", ">r", "~*", "+@read", "+@connection");
      assertEnds("redis://reader:r@127.0.0.1:" + server.port(), "refuses: NOPERM");
    }
  }

  @Test
  void aQueueOfAnotherProtocolIsLeftAlone() {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "admin", false)) {
      admin.call("SET", new Keys("jobs").protocol(), "99");
      assertEnds(server.url(), "Queue jobs speaks protocol 99, this program speaks 1");
      assertThat(admin.call("KEYS", "jobs:*").texts()).containsExactly("jobs:protocol");
    }
  }
}
