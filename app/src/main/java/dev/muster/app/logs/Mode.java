package dev.muster.app.logs;

/// How the panes stand.
public enum Mode {
  /// One at a time.
  ONE("One"),
  /// Beside each other.
  SIDE("Side by side"),
  /// All workers in one, by time.
  MERGED("Merged");

  private final String words;

  Mode(String words) {
    this.words = words;
  }

  /// As a person reads it.
  String words() {
    return words;
  }
}
