package dev.muster.app.messages;

import dev.muster.shared.messages.Sent;

/// Which messages are shown.
public enum MessageFilter {
  /// All that were sent.
  ALL("All"),
  /// Those that not all targets have answered.
  OPEN("Not all answered"),
  /// Those that a target answered with a failure.
  FAILED("With failures");

  private final String words;

  MessageFilter(String words) {
    this.words = words;
  }

  /// What it lets through, in words.
  public String words() {
    return words;
  }

  /// Whether it lets a message through.
  public boolean lets(Sent sent) {
    return switch (this) {
      case ALL -> true;
      case OPEN -> sent.open() > 0;
      case FAILED -> sent.failed() > 0;
    };
  }
}
