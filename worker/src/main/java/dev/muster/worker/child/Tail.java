package dev.muster.worker.child;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The last of some bytes that are a text.
final class Tail {
  private final int most;
  private byte[] last = new byte[0];

  Tail(int most) {
    this.most = most;
  }

  synchronized void add(byte[] bytes) {
    var all = Arrays.copyOf(last, last.length + bytes.length);
    System.arraycopy(bytes, 0, all, last.length, bytes.length);
    last = Arrays.copyOfRange(all, Math.max(0, all.length - most), all.length);
  }

  /// Without the rest of a character that was cut in two.
  synchronized String text() {
    int from = 0;
    while (last.length == most && from < last.length && (last[from] & 0xC0) == 0x80) {
      from++;
    }
    return new String(last, from, last.length - from, StandardCharsets.UTF_8);
  }
}
