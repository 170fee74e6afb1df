package dev.muster.app.files;

import dev.muster.app.controls.Phrases;
import java.time.Duration;
import java.time.Instant;

/// When something was, as short as it can be told.
final class When {
  private static final Duration DAY = Duration.ofHours(20);

  private When() {}

  /// The time of day; with the day if that is some time ago.
  ///
  /// @param now by the same clock
  static String of(Instant time, Instant now) {
    return Duration.between(time, now).compareTo(DAY) < 0 ? Phrases.clock(time) : Phrases.day(time);
  }
}
