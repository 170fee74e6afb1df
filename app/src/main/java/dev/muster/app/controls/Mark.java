package dev.muster.app.controls;

import dev.muster.shared.workers.WorkerState;

/// How a state is told: by an icon, a word and a colour, so that it reads without the colour.
///
/// @param icon its name in Material Design Icons
/// @param word one word
/// @param style the style class that colours it
public record Mark(String icon, String word, String style) {
  /// The mark of a worker's state.
  public static Mark of(WorkerState state) {
    return switch (state) {
      case LOST -> new Mark("mdi2c-close-thick", "LOST", "lost");
      case LATE -> new Mark("mdi2c-clock-alert-outline", "LATE", "late");
      case PAUSED -> new Mark("mdi2p-pause", "PAUSED", "paused");
      case BUSY -> new Mark("mdi2p-play", "BUSY", "busy");
      case IDLE -> new Mark("mdi2c-circle-outline", "IDLE", "idle");
      case EXITED -> new Mark("mdi2s-square-outline", "EXITED", "exited");
    };
  }

  /// The word as in a sentence: `Idle`.
  public String name() {
    return word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT);
  }
}
