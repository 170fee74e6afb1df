package dev.muster.app.background;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs what waits away from the window and brings its result back to the window's thread.
///
/// Every method may be called from the window's thread and returns at once; every consumer is
/// called on the window's thread.
public interface Background {
  /// Asks now and then again, each time a pause after the last answer was shown, so that rounds
  /// cannot pile up.
  ///
  /// @param pause asked before each pause
  /// @param ask may block
  /// @param show takes an answer
  /// @param failed takes what went wrong instead; the rounds go on
  /// @return closes or hastens the rounds
  <T> Repeating every(
      Supplier<Duration> pause,
      Callable<T> ask,
      Consumer<? super T> show,
      Consumer<? super Exception> failed);

  /// Asks now and then again with a constant pause; a failure leaves what was shown.
  default <T> Repeating every(Duration pause, Callable<T> ask, Consumer<? super T> show) {
    return every(() -> pause, ask, show, _ -> {});
  }

  /// Asks once.
  ///
  /// @param ask may block
  /// @param show takes the answer
  /// @param failed takes what went wrong instead
  <T> void once(Callable<T> ask, Consumer<? super T> show, Consumer<? super Exception> failed);

  /// Opens a source that blocks until it has something, and shows what it gives until closed. If
  /// it fails it is opened again after a moment, for as long as it takes.
  ///
  /// @param open opens it; may block
  /// @param opened called each time it was opened, before anything of it is shown
  /// @param next blocks until there is something, or its time is up
  /// @param show takes what there is
  /// @return closes the source
  <S extends AutoCloseable, T> Repeating follow(
      Callable<S> open, Runnable opened, Next<S, T> next, Consumer<? super T> show);

  /// The next of a source.
  @FunctionalInterface
  interface Next<S, T> {
    /// Blocks until there is something, or its time is up.
    T of(S source) throws Exception;
  }
}
