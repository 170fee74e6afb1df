package dev.muster.app.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the connection is.
public sealed interface Health {
  /// Nobody has answered yet, and nothing has failed either.
  record Connecting() implements Health {}

  /// It answers.
  ///
  /// @param heard when it last did, by Redis
  /// @param took how long that took, there and back
  record Live(Instant heard, Duration took) implements Health {}

  /// It doesn't answer; what is shown is stale.
  ///
  /// @param why in a sentence
  /// @param lastHeard when it last did, by Redis; null if it never did
  /// @param tries how often it was tried since
  /// @param nextTry `System.nanoTime` of the next try
  /// @param isGivenUp whether there is none until a person wants it
  record Away(String why, @Nullable Instant lastHeard, int tries, long nextTry, boolean isGivenUp)
      implements Health {
    Away givenUp() {
      return new Away(why, lastHeard, tries, nextTry, true);
    }

    /// How long until the next try; never below zero.
    public Duration untilNextTry() {
      return Duration.ofNanos(Math.max(0, nextTry - System.nanoTime()));
    }
  }
}
