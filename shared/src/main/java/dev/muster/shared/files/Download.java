package dev.muster.shared.files;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.LongConsumer;

/// A content as a stream, fetched chunk by chunk while it is read.
final class Download extends InputStream {
  private final Contents contents;
  private final String name;
  private final FileHash hash;
  private final LongConsumer moved;
  private byte[] chunk = {};
  private int at;
  private int next;
  private long done;

  Download(Contents contents, String name, FileHash hash, LongConsumer moved) {
    this.contents = contents;
    this.name = name;
    this.hash = hash;
    this.moved = moved;
  }

  static void endIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw FileProblem.interrupted();
    }
  }

  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) {
    Objects.checkFromIndexSize(from, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    if (at == chunk.length && !fetch()) {
      return -1;
    }
    var n = Math.min(length, chunk.length - at);
    System.arraycopy(chunk, at, buffer, from, n);
    at += n;
    return n;
  }

  private boolean fetch() {
    if (next == Contents.chunks(hash.size())) {
      return false;
    }
    endIfInterrupted();
    chunk = contents.chunk(name, hash, next);
    if (chunk.length != Contents.length(hash.size(), next)) {
      throw Staged.corrupt(name);
    }
    at = 0;
    next++;
    done += chunk.length;
    moved.accept(done);
    return true;
  }
}
