package dev.muster.worker.tasks;

import java.time.Duration;

/// How many tasks a worker claims ahead: as many as it ends in a few ms, going by the last ones. So
/// what ends at once costs few round trips, and what takes its time is claimed one by one.
final class Pace {
  /// Tasks that one worker holds at the most.
  static final int MOST = 64;

  private static final long SPAN_NANOS = Duration.ofMillis(10).toNanos();

  private long since = System.nanoTime();
  private int ahead = 1;

  /// So many have ended since it was last told.
  void ended(int tasks) {
    long now = System.nanoTime();
    ahead = Math.clamp(SPAN_NANOS * tasks / Math.max(1, now - since), 1, MOST);
    since = now;
  }

  /// How many to hold.
  int ahead() {
    return ahead;
  }
}
