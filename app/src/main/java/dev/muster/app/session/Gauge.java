package dev.muster.app.session;

import dev.muster.shared.redis.Traffic;
import java.time.Duration;
import java.util.ArrayDeque;

/// Makes a cost of the last seconds' traffic.
final class Gauge {
  private static final Duration OVER = Duration.ofSeconds(5);
  private final ArrayDeque<Reading> readings = new ArrayDeque<>();

  private record Reading(long time, Traffic traffic) {}

  /// @param time `System.nanoTime`
  Cost read(long time, Traffic traffic) {
    while (readings.size() > 1 && time - readings.getFirst().time > OVER.toNanos()) {
      readings.removeFirst();
    }
    var first = readings.isEmpty() ? null : readings.getFirst();
    readings.add(new Reading(time, traffic));
    return first == null
        ? Cost.NONE
        : Cost.of(traffic.since(first.traffic), Duration.ofNanos(time - first.time));
  }
}
