package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What was read from files, and is read anew once they have changed. While they can't be read,
/// half written perhaps, what was read before counts on.
final class Reread<T> {
  private final List<Path> files;
  private final Supplier<T> read;
  private List<Object> seen;
  private T content;

  /// Reads them.
  ///
  /// @throws QueueException if they can't be read
  Reread(List<Path> files, Supplier<T> read) {
    this.files = files;
    this.read = read;
    this.seen = look();
    this.content = read.get();
  }

  synchronized T get() {
    var now = look();
    if (!now.equals(seen)) {
      try {
        content = read.get();
        seen = now;
      } catch (QueueException e) {
        // The next connection looks again.
      }
    }
    return content;
  }

  private List<Object> look() {
    var stamps = new ArrayList<>();
    for (var file : files) {
      try {
        stamps.add(Files.getLastModifiedTime(file));
        stamps.add(Files.size(file));
      } catch (IOException e) {
        stamps.add("gone");
      }
    }
    return stamps;
  }
}
