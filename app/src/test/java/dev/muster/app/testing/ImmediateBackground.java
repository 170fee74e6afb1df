package dev.muster.app.testing;

import dev.muster.app.background.Background;
import dev.muster.app.background.Repeating;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A background that runs at once, on the spot; what repeats runs again when it is hastened.
public final class ImmediateBackground implements Background {
  @Override
  public <T> Repeating every(
      Supplier<Duration> pause,
      Callable<T> ask,
      Consumer<? super T> show,
      Consumer<? super Exception> failed) {
    once(ask, show, failed);
    return again(() -> once(ask, show, failed));
  }

  @Override
  public <T> void once(
      Callable<T> ask, Consumer<? super T> show, Consumer<? super Exception> failed) {
    T answer;
    try {
      answer = ask.call();
    } catch (Exception e) {
      failed.accept(e);
      return;
    }
    show.accept(answer);
  }

  @Override
  public <S extends AutoCloseable, T> Repeating follow(
      Callable<S> open, Runnable opened, Next<S, T> next, Consumer<? super T> show) {
    S source;
    try {
      source = open.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    opened.run();
    Runnable once =
        () -> once(() -> next.of(source), show, failure -> new IllegalStateException(failure));
    once.run();
    return again(once);
  }

  private static Repeating again(Runnable task) {
    return new Repeating() {
      @Override
      public void now() {
        task.run();
      }

      @Override
      public void close() {}
    };
  }
}
