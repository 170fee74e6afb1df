package dev.muster.app.background;

/// Something that goes on until it is closed.
public interface Repeating extends AutoCloseable {
  /// Doesn't wait for the rest of the pause.
  void now();

  /// Ends it; nothing of it is shown afterwards. Returns at once.
  @Override
  void close();
}
