package dev.muster.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether somebody is ending this process.
///
/// Ctrl+C reaches everything of the terminal's group at once: what this process has started, or is
/// starting, can die of it before this process has heard of it, and fails then for no reason that a
/// person wants to read.
final class Ending {
  private static final Duration HEARD_WITHIN = Duration.ofMillis(500);

  private Ending() {}

  /// Waits up to 500 ms for a signal. When there is one, the process is ended by it and with its
  /// exit code, whatever code is given meanwhile.
  static boolean isUnderWay() {
    var begun = new CountDownLatch(1);
    var hook = new Thread(begun::countDown, "ending");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      boolean underWay = begun.await(HEARD_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      Runtime.getRuntime().removeShutdownHook(hook);
      return underWay;
    } catch (IllegalStateException _) {
      // Only once it ends no hook may be added or removed.
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
