package dev.muster.worker;

import dev.muster.shared.QueueException;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.Vitals;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Beats once a period, on a thread of its own, whatever the worker does. While Redis is away it
/// tries again and again; says so once, and once when it is back.
final class Heartbeat implements AutoCloseable {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Membership member;
  private final WorkerOptions options;
  private final RedisClock clock;
  private final WorkerLog log;
  private final Beats beats;
  private final Function<String, Vitals> vitals;
  private final BooleanSupplier paused;
  private final Runnable lost;
  private final Consumer<QueueException> hopeless;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  /// @param vitals the worker's state for a strip of beats
  /// @param paused whether it takes no tasks
  /// @param lost called when this process no longer holds its name; takes it again
  /// @param hopeless called when trying again doesn't help
  Heartbeat(
      Membership member,
      WorkerOptions options,
      RedisClock clock,
      WorkerLog log,
      Function<String, Vitals> vitals,
      BooleanSupplier paused,
      Runnable lost,
      Consumer<QueueException> hopeless) {
    this.member = member;
    this.options = options;
    this.clock = clock;
    this.log = log;
    this.beats = new Beats(options.period());
    this.vitals = vitals;
    this.paused = paused;
    this.lost = lost;
    this.hopeless = hopeless;
    this.thread = Thread.ofPlatform().name("heartbeat").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    var failures = 0;
    try {
      do {
        try {
          beat();
          failures = 0;
        } catch (QueueException e) {
          if (!e.isPassing()) {
            hopeless.accept(e);
            return;
          }
          failures++;
        }
      } while (!stop.await(pause(failures).toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause(int failures) {
    if (failures == 0) {
      return options.period();
    }
    var longest = min(LONGEST_PAUSE, options.expire().dividedBy(3));
    return min(longest, Duration.ofMillis(50L << Math.min(10, failures)));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private void beat() {
    var found =
        member.beat(
            options.expire(), vitals.apply(beats.beat(System.nanoTime())), paused.getAsBoolean());
    if (found.held()) {
      clock.set(found.time());
      log.liveWorkers(found.live());
    } else {
      lost.run();
    }
  }

  @Override
  public void close() {
    stop.countDown();
  }
}
