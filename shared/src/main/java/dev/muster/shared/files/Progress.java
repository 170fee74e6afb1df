package dev.muster.shared.files;

/// Hears how far a transfer has come; called on the transferring thread, after each chunk.
/// What it throws ends the transfer, which then leaves nothing behind.
@FunctionalInterface
public interface Progress {
  /// Nobody listens.
  Progress NONE = (done, total) -> {};

  /// @param done bytes so far, including those that needn't be moved
  /// @param total bytes in all, as far as known: a file may grow while it is read
  void moved(long done, long total);
}
