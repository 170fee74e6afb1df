package dev.muster.shared.redis;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Looks for an answer for a moment before it lets its thread sleep: a Redis on the same machine
/// answers sooner than a thread wakes. One that is farther away is not looked for, for its last
/// answer took longer.
final class EagerInput extends FilterInputStream {
  private static final boolean MANY_CORES = Runtime.getRuntime().availableProcessors() > 1;
  private static final long LOOK = 50_000;
  private static final long NEAR = 4 * LOOK;

  private boolean near = MANY_CORES;

  EagerInput(InputStream in) {
    super(in);
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // Who is to answer may have this thread's processor.
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long begun = System.nanoTime();
    while (near && in.available() == 0 && System.nanoTime() - begun < LOOK) {
      Thread.yield();
    }
    int number = in.read(buffer, offset, length);
    near = MANY_CORES && System.nanoTime() - begun < NEAR;
    return number;
  }
}
