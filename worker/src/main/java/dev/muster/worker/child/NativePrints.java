package dev.muster.worker.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/// What comes out of a child past `System.out`: the JVM's messages, native code.
final class NativePrints {
  private static final int REMEMBERED = 4 << 10;

  private final InputStream pipe;
  private final Consumer<byte[]> sink;
  private final Thread thread;
  private byte[] last = new byte[0];

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

  /// Whether something is still in the pipe.
  boolean isIdle() {
    try {
      return pipe.available() == 0;
    } catch (IOException e) {
      return true;
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
