package dev.muster.worker;

import java.util.ArrayDeque;

/// Keeps a stream below a number of bytes: knows how large its newest entries are, and so how many
/// of them fit.
final class StreamBound {
  /// What Redis needs for an entry besides its text, about.
  private static final int OVERHEAD = 48;

  private final ArrayDeque<Integer> sizes = new ArrayDeque<>();
  private long sum;

  /// Starts with what a predecessor left.
  ///
  /// @param entries how many there are
  /// @param bytes what they take together
  void startWith(long entries, long bytes) {
    for (var i = 0L; i < entries; i++) {
      sizes.addLast((int) (bytes / entries));
    }
    sum = entries == 0 ? 0 : bytes;
  }

  /// Counts an entry that is about to be added.
  ///
  /// @param bytes of its text
  /// @param limit bytes that the stream may have
  /// @return how many entries it may have with this one
  int add(int bytes, long limit) {
    sizes.addLast(bytes + OVERHEAD);
    sum += bytes + OVERHEAD;
    while (sum > limit && sizes.size() > 1) {
      sum -= sizes.removeFirst();
    }
    return sizes.size();
  }
}
