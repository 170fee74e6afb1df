package dev.muster.app.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads what a log file has gained since it was last read.
final class LogReader {
  private final Path file;
  private int read;

  LogReader(Path file) {
    this.file = file;
  }

  String fresh() throws IOException {
    var all = Files.readAllBytes(file);
    var text = new String(all, read, all.length - read, StandardCharsets.UTF_8);
    read = all.length;
    return text;
  }
}
