package dev.muster.worker;

import java.time.Duration;

/// The last 60 beats of this process' own heart: `|` on time, `l` late, `.` missed.
final class Beats {
  private static final int KEPT = 60;

  private final Duration period;
  private final StringBuilder strip = new StringBuilder();
  private long lastNanos;

  Beats(Duration period) {
    this.period = period;
  }

  /// One that has come now.
  String beat(long nanos) {
    if (!strip.isEmpty()) {
      var periods = (nanos - lastNanos) / (double) period.toNanos();
      var missed = Math.min(KEPT, (int) Math.round(periods) - 1);
      strip.repeat(".", Math.max(0, missed));
      strip.append(periods > 1.25 ? 'l' : '|');
    } else {
      strip.append('|');
    }
    lastNanos = nanos;
    if (strip.length() > KEPT) {
      strip.delete(0, strip.length() - KEPT);
    }
    return strip.toString();
  }
}
