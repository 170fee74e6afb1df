package dev.muster.worker;

import java.time.Duration;
import java.time.Instant;

/// Redis' clock, kept between two looks at it by this machine's monotonic timer. This machine's
/// calendar is never asked.
public final class RedisClock {
  private record Look(long millis, long nanos) {}

  private volatile Look look = new Look(0, System.nanoTime());

  /// What Redis just said.
  public void set(long millis) {
    look = new Look(millis, System.nanoTime());
  }

  /// Now, by Redis.
  public Instant now() {
    var last = look;
    return Instant.ofEpochMilli(last.millis).plus(Duration.ofNanos(System.nanoTime() - last.nanos));
  }
}
