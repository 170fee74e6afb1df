package dev.muster.worker.messages;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long a worker waits for something to do before it leaves.
public final class IdleLimit {
  private volatile @Nullable Duration limit;
  private volatile long since = System.nanoTime();

  /// Sets it; null for ever.
  public void set(@Nullable Duration limit) {
    this.limit = limit;
    this.since = System.nanoTime();
  }

  /// The limit; null for ever.
  public @Nullable Duration limit() {
    return limit;
  }

  /// Something was done.
  public void worked() {
    since = System.nanoTime();
  }

  /// What is left of it; null for ever.
  public @Nullable Duration remaining() {
    var set = limit;
    return set == null ? null : set.minusNanos(System.nanoTime() - since);
  }

  /// Whether it is used up.
  public boolean isOver() {
    var left = remaining();
    return left != null && (left.isNegative() || left.isZero());
  }

  /// The shorter of that and what is left.
  public Duration atMost(Duration patience) {
    var left = remaining();
    return left == null || left.compareTo(patience) > 0 ? patience : left;
  }
}
