package dev.muster.worker.child;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/// What a run prints, as much of it as is kept: its first MiB, its last 64 KiB, and between them a
/// line that says how much is missing. It takes whatever comes without waiting, in bounded memory.
final class Flood {
  private static final int HEAD_BYTES = 1 << 20;
  private static final int TAIL_BYTES = 64 << 10;
  private static final int BATCH_BYTES = 64 << 10;

  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private byte[] tail = new byte[0];
  private long headTaken;
  private long tailTaken;
  private byte lastPassed = '\n';

  /// Takes what was printed.
  synchronized void add(byte[] bytes) {
    int toHead = (int) Math.min(bytes.length, HEAD_BYTES - headTaken);
    head.write(bytes, 0, toHead);
    headTaken += toHead;
    if (toHead < bytes.length && tail.length == 0) {
      tail = new byte[TAIL_BYTES];
    }
    int from = Math.max(toHead, bytes.length - TAIL_BYTES);
    tailTaken += from - toHead;
    while (from < bytes.length) {
      int at = (int) (tailTaken % TAIL_BYTES);
      int part = Math.min(bytes.length - from, TAIL_BYTES - at);
      System.arraycopy(bytes, from, tail, at, part);
      from += part;
      tailTaken += part;
    }
  }

  synchronized boolean hasBatch() {
    return head.size() >= BATCH_BYTES;
  }

  /// Passes on what is there, whole characters only.
  void drain(Consumer<String> sink) {
    pass(take(false), sink);
  }

  /// Passes on all that is left.
  void finish(Consumer<String> sink) {
    pass(take(true), sink);
    byte[] last;
    long lost;
    synchronized (this) {
      last = tail();
      lost = tailTaken - last.length;
    }
    if (lost > 0) {
      int start = firstWhole(last);
      lost += start;
      sink.accept(
          String.format(
              Locale.ROOT, "%s… %,d bytes not kept …\n", lastPassed != '\n' ? "\n" : "", lost));
      last = Arrays.copyOfRange(last, start, last.length);
    }
    pass(last, sink);
  }

  private synchronized byte[] take(boolean all) {
    var bytes = head.toByteArray();
    int whole = all ? bytes.length : wholeCharacters(bytes, bytes.length);
    head.reset();
    head.write(bytes, whole, bytes.length - whole);
    return whole == bytes.length ? bytes : Arrays.copyOf(bytes, whole);
  }

  private byte[] tail() {
    int length = (int) Math.min(tailTaken, TAIL_BYTES);
    var last = new byte[length];
    long begin = tailTaken - length;
    for (int i = 0; i < length; i++) {
      last[i] = tail[(int) ((begin + i) % TAIL_BYTES)];
    }
    return last;
  }

  private void pass(byte[] bytes, Consumer<String> sink) {
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + BATCH_BYTES);
      if (to < bytes.length) {
        to = cut(bytes, from, to);
      }
      sink.accept(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      from = to;
      lastPassed = bytes[to - 1];
    }
  }

  /// A place to cut: behind the last line that ends before it, else between two characters.
  private static int cut(byte[] bytes, int from, int to) {
    for (int at = to; at > from; at--) {
      if (bytes[at - 1] == '\n') {
        return at;
      }
    }
    int whole = wholeCharacters(bytes, to);
    return whole > from ? whole : to;
  }

  /// How many of the first bytes make whole characters; what isn't UTF-8 counts as whole.
  private static int wholeCharacters(byte[] bytes, int length) {
    for (int back = 1; back <= Math.min(3, length); back++) {
      int b = bytes[length - back] & 0xff;
      if (b >= 0xc0) {
        int wanted = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
        return wanted > back ? length - back : length;
      }
      if (b < 0x80) {
        return length;
      }
    }
    return length;
  }

  /// Where the first line of the tail begins, or at least its first character.
  private static int firstWhole(byte[] bytes) {
    for (int at = 0; at < bytes.length / 2; at++) {
      if (bytes[at] == '\n') {
        return at + 1;
      }
    }
    int at = 0;
    while (at < Math.min(3, bytes.length) && (bytes[at] & 0xc0) == 0x80) {
      at++;
    }
    return at;
  }
}
