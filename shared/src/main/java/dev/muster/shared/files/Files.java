package dev.muster.shared.files;

import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import java.nio.file.Path;
import java.util.Optional;

/// Placeholder of the door: the files' author replaces this whole file with his own (keep these
/// signatures, others call them).
public final class Files {
  /// Over a connection; `by` is who files are said to be from.
  public Files(Redis redis, Keys keys, String by) {}

  /// Stores one file's content.
  public FileHash put(Path file) {
    return new FileHash("", "", file.getNameCount());
  }

  /// A small file's content.
  public byte[] read(FileHash file) {
    return new byte[(int) file.size()];
  }

  /// The newest pack.
  public Optional<Pack> newestPack() {
    return Optional.empty();
  }
}
