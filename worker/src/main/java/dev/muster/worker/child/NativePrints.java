package dev.muster.worker.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What comes out of a child past `System.out`: the JVM's messages, native code.
final class NativePrints {
  private static final int REMEMBERED = 4 << 10;

  private final InputStream pipe;
  private final Consumer<byte[]> sink;
  private final Thread thread;
  private byte[] last = new byte[0];
  private long pieces;

  NativePrints(InputStream pipe, Consumer<byte[]> sink) {
    this.pipe = pipe;
    this.sink = sink;
    this.thread = Thread.ofVirtual().name("child-pipe").start(this::read);
  }

  private void read() {
    var buffer = new byte[8 << 10];
    try (pipe) {
      for (int n = pipe.read(buffer); n >= 0; n = pipe.read(buffer)) {
        var bytes = Arrays.copyOf(buffer, n);
        remember(bytes);
        sink.accept(bytes);
        taken();
      }
    } catch (IOException e) {
      // The process has ended, or is being ended.
    }
  }

  private synchronized void remember(byte[] bytes) {
    var all = Arrays.copyOf(last, last.length + bytes.length);
    System.arraycopy(bytes, 0, all, last.length, bytes.length);
    last = Arrays.copyOfRange(all, Math.max(0, all.length - REMEMBERED), all.length);
  }

  /// The last of it, to find out why a child died.
  synchronized String last() {
    return new String(last, StandardCharsets.UTF_8);
  }

  private synchronized void taken() {
    pieces++;
    notifyAll();
  }

  /// Waits until nothing has come for a moment. The pipe cannot be asked whether it is empty while
  /// somebody reads from it.
  synchronized void awaitQuiet(Duration moment) throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      long before = pieces;
      TimeUnit.NANOSECONDS.timedWait(this, moment.toNanos());
      if (pieces == before) {
        return;
      }
    }
  }

  /// Waits for its end; a program that the code started may hold it open for ever, so not long.
  void awaitEnd(Duration limit) {
    try {
      thread.join(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
