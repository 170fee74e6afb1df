package dev.muster.app.logs;

/// How the panes stand.
public enum Mode {
  /// One at a time.
  ONE("One", "Ctrl 1"),
  /// Beside each other.
  SIDE("Side by side", "Ctrl 2"),
  /// All workers in one, by time.
  MERGED("Merged", "Ctrl 3");

  private final String words;
  private final String key;

  Mode(String words, String key) {
    this.words = words;
    this.key = key;
  }

  /// As a person reads it.
  public String words() {
    return words;
  }

  /// The key that chooses it.
  public String key() {
    return key;
  }
}
