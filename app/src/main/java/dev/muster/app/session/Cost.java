package dev.muster.app.session;

import dev.muster.shared.redis.Traffic;
import java.time.Duration;

/// What a window costs its Redis, a second.
///
/// @param commands that it sends
/// @param bytes there and back
public record Cost(double commands, double bytes) {
  /// Nothing.
  public static final Cost NONE = new Cost(0, 0);

  /// Of what has gone over the connections within a time.
  static Cost of(Traffic traffic, Duration time) {
    double seconds = Math.max(1, time.toMillis()) / 1_000.0;
    return new Cost(traffic.commands() / seconds, traffic.bytes() / seconds);
  }
}
