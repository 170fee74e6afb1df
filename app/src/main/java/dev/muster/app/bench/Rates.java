package dev.muster.app.bench;

import java.util.ArrayList;
import java.util.List;

/// One figure, measured in several runs.
final class Rates {
  private final List<Double> runs = new ArrayList<>();

  void add(double each) {
    runs.add(each);
  }

  /// The one in the middle.
  double median() {
    return runs.stream().sorted().toList().get(runs.size() / 2);
  }
}
