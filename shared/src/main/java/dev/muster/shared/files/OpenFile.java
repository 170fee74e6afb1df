package dev.muster.shared.files;

import java.io.IOException;
import java.io.InputStream;

/// A regular file, open for reading.
///
/// @param content from its beginning
/// @param size bytes when it was opened; it may grow or shrink while it is read
public record OpenFile(InputStream content, long size) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    content.close();
  }
}
