package dev.muster.app.background;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/// Waits until the window has been drawn a few times, so that what was asked of it is to be seen.
public final class Pulses {
  private static final long LONGEST_SECONDS = 5;

  private Pulses() {}

  /// Waits for so many drawings. Not on the window's thread.
  ///
  /// @throws Exception if the window's thread is gone
  public static void await(int number) throws Exception {
    var left = new CountDownLatch(number);
    var timer =
        Toolkit.call(
            () -> {
              var counting =
                  new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                      left.countDown();
                    }
                  };
              counting.start();
              return counting;
            });
    var _ = left.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    Toolkit.run(timer::stop);
  }

  /// Waits until the window shows something, asked after each drawing, at the most so long. Not on
  /// the window's thread.
  ///
  /// @return whether it came to be
  /// @throws Exception if the window's thread is gone
  public static boolean awaitThat(Callable<Boolean> shown, Duration longest) throws Exception {
    var end = System.nanoTime() + longest.toNanos();
    while (!Toolkit.call(shown)) {
      if (System.nanoTime() > end) {
        return false;
      }
      await(2);
    }
    return true;
  }
}
