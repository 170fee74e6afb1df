package dev.muster.app.bench;

import dev.muster.shared.redis.Redis;
import java.time.Duration;

/// Processor time of a Redis.
final class ServerLoad {
  private ServerLoad() {}

  /// How much of a core it takes, over a time.
  static double cores(Redis redis, Duration time) throws InterruptedException {
    long begun = System.nanoTime();
    double before = seconds(redis);
    WindowBench.pass(time);
    return (seconds(redis) - before) / ((System.nanoTime() - begun) / 1e9);
  }

  private static double seconds(Redis redis) {
    return redis
        .call("INFO", "cpu")
        .text()
        .lines()
        .filter(line -> line.matches("used_cpu_(sys|user):.*"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1).strip()))
        .sum();
  }
}
