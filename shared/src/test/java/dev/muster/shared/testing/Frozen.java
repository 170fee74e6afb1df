package dev.muster.shared.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;

/// A Redis that is there, takes what is sent, and does nothing, as on a machine that stands still;
/// closed, it goes on from there.
public final class Frozen implements AutoCloseable {
  private final String process;

  private Frozen(String process) {
    this.process = process;
    signal("-STOP");
  }

  /// Freezes a server.
  public static Frozen of(EmbeddedRedis server) {
    try (var redis = new Redis(RedisAddress.parse(server.url()), "test", true)) {
      return new Frozen(
          redis
              .call("INFO", "server")
              .text()
              .lines()
              .filter(line -> line.startsWith("process_id:"))
              .findFirst()
              .orElseThrow()
              .replace("process_id:", "")
              .strip());
    }
  }

  @Override
  public void close() {
    signal("-CONT");
  }

  private void signal(String name) {
    try {
      var ended = new ProcessBuilder("kill", name, process).inheritIO().start().waitFor();
      assertThat(ended).as("kill %s %s", name, process).isZero();
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
