package dev.muster.app.background;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The background of the running program: a virtual thread for each thing that goes on.
public final class VirtualBackground implements Background {
  /// How long a source that failed is left alone before it is opened again.
  private static final Duration REOPEN = Duration.ofSeconds(1);

  /// Batches closer together than this are shown as one.
  private static final Duration BATCH = Duration.ofMillis(60);

  @Override
  public <T> Repeating every(
      Supplier<Duration> pause,
      Callable<T> ask,
      Consumer<? super T> show,
      Consumer<? super Exception> failed) {
    var loop = new Loop();
    loop.start(
        () -> {
          while (loop.isOpen()) {
            round(loop, ask, show, failed);
            loop.pause(pause.get());
          }
        });
    return loop;
  }

  @Override
  public <T> void once(
      Callable<T> ask, Consumer<? super T> show, Consumer<? super Exception> failed) {
    var loop = new Loop();
    loop.start(() -> round(loop, ask, show, failed));
  }

  @Override
  public <S extends AutoCloseable, T> Repeating follow(
      Callable<S> open, Runnable opened, Next<S, T> next, Consumer<? super T> show) {
    var loop = new Loop();
    loop.start(
        () -> {
          while (loop.isOpen()) {
            try {
              run(loop, open.call(), opened, next, show);
            } catch (InterruptedException e) {
              throw e;
            } catch (Exception e) {
              loop.pause(REOPEN);
            }
          }
        });
    return loop;
  }

  private static <S extends AutoCloseable, T> void run(
      Loop loop, S source, Runnable opened, Next<S, T> next, Consumer<? super T> show)
      throws Exception {
    try {
      loop.closeWith(source);
      loop.show(opened);
      while (loop.isOpen()) {
        var some = next.of(source);
        loop.show(() -> show.accept(some));
        loop.pause(BATCH);
      }
    } finally {
      source.close();
    }
  }

  private static <T> void round(
      Loop loop, Callable<T> ask, Consumer<? super T> show, Consumer<? super Exception> failed)
      throws InterruptedException {
    try {
      var answer = ask.call();
      loop.show(() -> show.accept(answer));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      loop.show(() -> failed.accept(e));
    }
  }
}
