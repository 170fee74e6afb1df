package dev.muster.app.simulate;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.time.Duration;

/// What fleet to simulate.
///
/// @param workers how many, 1 to 50,000
/// @param busy share of them that run a task, 0 to 1
/// @param period between beats; three of them without one and a worker is lost
/// @param logRate lines a second that all of them print together
/// @param lose how many stop beating
/// @param loseAfter when they do
public record Simulation(
    int workers, double busy, Duration period, int logRate, int lose, Duration loseAfter) {
  private static final int MOST_WORKERS = 50_000;
  private static final int MOST_LINES = 200_000;
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /// Checks it.
  ///
  /// @throws QueueException (USAGE) saying which figure makes no sense
  public Simulation {
    check(workers >= 1 && workers <= MOST_WORKERS, "Simulate 1 to 50000 workers, not " + workers);
    check(busy >= 0 && busy <= 1, "Busy are 0% to 100% of the workers");
    check(period.compareTo(SHORTEST) >= 0, "Beats are 0.1 seconds or more apart");
    check(logRate >= 0 && logRate <= MOST_LINES, "Print 0 to 200000 lines a second");
    check(lose >= 0 && lose <= workers, "Lose 0 workers or more, and no more than there are");
  }

  private static void check(boolean fine, String sentence) {
    if (!fine) {
      throw new QueueException(Reason.USAGE, sentence + ".");
    }
  }

  /// How long a worker may be silent.
  Duration expire() {
    return period.multipliedBy(3);
  }
}
