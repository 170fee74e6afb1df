package dev.muster.worker.child;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// What a child prints while nothing runs in it: threads that earlier code left behind. A little of
/// it is passed on between two runs, so that an endless printer fills no log.
final class Strays {
  private static final int MOST_BYTES = 64 << 10;

  private final Consumer<String> sink;
  private int passed;

  Strays(Consumer<String> sink) {
    this.sink = sink;
  }

  void add(byte[] bytes) {
    if (!isOver(bytes.length)) {
      sink.accept(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /// Allows as much again.
  synchronized void allow() {
    passed = 0;
  }

  private synchronized boolean isOver(int more) {
    boolean over = passed + more > MOST_BYTES;
    if (!over) {
      passed += more;
    }
    return over;
  }
}
