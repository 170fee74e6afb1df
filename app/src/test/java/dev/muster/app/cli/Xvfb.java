package dev.muster.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;

/// An X server with a screen in memory, 1920 by 1080, on a number of its own choice.
final class Xvfb implements AutoCloseable {
  private final Process process;
  private final int number;

  Xvfb() throws IOException {
    process =
        new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp")
            .redirectError(Redirect.DISCARD)
            .start();
    // Left open: it would die of writing to a pipe that nobody reads.
    BufferedReader out = process.inputReader();
    var line = out.readLine();
    if (line == null) {
      throw new IOException("Xvfb ended before it named its display.");
    }
    number = Integer.parseInt(line.strip());
  }

  /// What `DISPLAY` must say.
  String display() {
    return ":" + number;
  }

  /// A connection that looks at its windows.
  XConnection connect() throws IOException {
    return new XConnection(number);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
