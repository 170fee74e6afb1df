package dev.muster.app.background;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

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

  /// What is done while a drawing is waited for.
  @FunctionalInterface
  public interface Act {
    /// Does it.
    void go() throws Exception;
  }

  /// Does something, and waits until a drawing shows it: asked after each layout, at the most so
  /// long. Not on the window's thread.
  ///
  /// @return how long it took until that drawing was over, which is when the next one begins; empty
  /// if it didn't come
  /// @throws Exception if the window's thread is gone, or what the act threw
  public static Optional<Duration> drawn(
      Scene scene, Act act, BooleanSupplier shown, Duration longest) throws Exception {
    var over = new CompletableFuture<Long>();
    var seen = new AtomicBoolean();
    Runnable look =
        () -> {
          if (!seen.get() && shown.getAsBoolean()) {
            seen.set(true);
          }
        };
    var next =
        Toolkit.call(
            () -> {
              var timer =
                  new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                      if (seen.get()) {
                        over.complete(System.nanoTime());
                      }
                    }
                  };
              scene.addPostLayoutPulseListener(look);
              timer.start();
              return timer;
            });
    try {
      long begun = System.nanoTime();
      act.go();
      return Optional.of(
          Duration.ofNanos(over.get(longest.toMillis(), TimeUnit.MILLISECONDS) - begun));
    } catch (TimeoutException e) {
      return Optional.empty();
    } finally {
      Toolkit.run(
          () -> {
            next.stop();
            scene.removePostLayoutPulseListener(look);
          });
    }
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
