package dev.muster.app.session;

import java.time.Duration;

/// Something that was asked for and didn't come to be.
///
/// @param sentence what failed, with what, and what to do
/// @param cause what the program saw, for whoever looks into it; empty if there is no more
/// @param at `System.nanoTime` of the last time
/// @param times how often it came in a row
public record Problem(String sentence, String cause, long at, int times) {
  /// How long ago.
  public Duration ago() {
    return Duration.ofNanos(System.nanoTime() - at);
  }
}
