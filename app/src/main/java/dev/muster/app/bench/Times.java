package dev.muster.app.bench;

import java.util.ArrayList;
import java.util.List;

/// Durations that were measured.
final class Times {
  private final List<Long> nanos = new ArrayList<>();

  void add(long each) {
    nanos.add(each);
  }

  int size() {
    return nanos.size();
  }

  /// In milliseconds, three decimals: the time within which that share of them ended.
  double millis(double share) {
    var sorted = nanos.stream().sorted().toList();
    var nano = sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    return Math.round(nano / 1e3) / 1e3;
  }
}
