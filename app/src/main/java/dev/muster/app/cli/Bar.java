package dev.muster.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How far something has come that a person waits for: one line at the bottom of a terminal,
/// redrawn in place, gone when it is done. What is printed meanwhile stands above it.
final class Bar implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final long FIRST_MILLIS = 400;
  private static final long NEXT_MILLIS = 200;
  private static final String CLEAR = "\r\033[K";

  private final @Nullable PrintWriter err;
  private final String what;
  private final long begun = System.nanoTime();
  private long done;
  private long total;
  private boolean shown;
  private boolean closed;

  /// @param err null to show nothing
  /// @param total 0 if it isn't known
  Bar(@Nullable PrintWriter err, String what, long total) {
    this.err = err;
    this.what = what;
    this.total = total;
    if (err != null) {
      Thread.ofVirtual().name("bar").start(this::keepDrawing);
    }
  }

  /// One more.
  synchronized void step() {
    done++;
  }

  /// So far, and in all.
  synchronized void moved(long done, long total) {
    this.done = done;
    this.total = total;
  }

  /// Makes room for a line.
  synchronized void clear() {
    if (err != null && shown) {
      err.print(CLEAR);
      err.flush();
      shown = false;
    }
  }

  private synchronized void keepDrawing() {
    try {
      // What is done at once needs no bar.
      TimeUnit.MILLISECONDS.timedWait(this, FIRST_MILLIS);
      while (!closed) {
        draw();
        TimeUnit.MILLISECONDS.timedWait(this, NEXT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void draw() {
    if (err != null) {
      err.print(CLEAR + text((System.nanoTime() - begun) / 1_000_000_000));
      err.flush();
      shown = true;
    }
  }

  private String text(long seconds) {
    if (total <= 0) {
      return "%,d %s, %d s".formatted(done, what, seconds);
    }
    var part = Math.clamp(WIDTH * done / total, 0, WIDTH);
    return "[%s%s] %,d of %,d %s, %d s"
        .formatted("#".repeat(part), "-".repeat(WIDTH - part), done, total, what, seconds);
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    clear();
  }
}
