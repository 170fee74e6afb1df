package dev.muster.worker;

import dev.muster.shared.QueueException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tries something until Redis is there to do it: says so once when it goes, and once when it is
/// back. What trying again can't help is thrown on.
public final class Outage {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Console console;
  private final CountDownLatch stop;
  private final Duration longest;
  private int failures;

  Outage(Console console, CountDownLatch stop, Duration expire) {
    this.console = console;
    this.stop = stop;
    var third = expire.dividedBy(3);
    this.longest = third.compareTo(LONGEST_PAUSE) < 0 ? third : LONGEST_PAUSE;
  }

  /// Something to do with Redis.
  public interface Attempt<T> {
    T run() throws InterruptedException;
  }

  /// Does it.
  ///
  /// @return its result, or `otherwise` if the worker is to stop meanwhile
  public <T> T through(T otherwise, Attempt<T> attempt) throws InterruptedException {
    while (true) {
      try {
        var result = attempt.run();
        if (failures > 0) {
          console.line("REDIS", "is back");
          failures = 0;
        }
        return result;
      } catch (QueueException e) {
        if (!e.isPassing()) {
          throw e;
        }
        if (failures++ == 0) {
          console.line("REDIS", e.getMessage() + " Trying again.");
        }
        var pause = Math.min(longest.toMillis(), 50L << Math.min(10, failures));
        if (stop.await(pause, TimeUnit.MILLISECONDS)) {
          return otherwise;
        }
      }
    }
  }
}
