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

/// Beats once a period, on a thread of its own, whatever the worker does. Between two beats it
/// tells what happened, so that who looks needn't wait for the next. While Redis is away it tries
/// again and again; says so once, and once when it is back.
final class Heartbeat implements AutoCloseable {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /// All workers of a queue together tell 2,000 times a second at the most; one alone, twice.
  private static final Duration TELL = Duration.ofMillis(500);

  private static final int TELLING_AT_ONCE = 1_000;

  private final Membership member;
  private final WorkerOptions options;
  private final RedisClock clock;
  private final WorkerLog log;
  private final Beats beats;
  private final Function<String, Vitals> vitals;
  private final BooleanSupplier paused;
  private final Consumer<Membership.Beat> after;
  private final Consumer<QueueException> hopeless;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private Duration tellEvery = TELL;
  private Vitals told = Vitals.NONE;

  /// @param vitals the worker's state for a strip of beats
  /// @param paused whether it takes no tasks
  /// @param after called after each beat with what it found
  /// @param hopeless called when trying again doesn't help
  Heartbeat(
      Membership member,
      WorkerOptions options,
      RedisClock clock,
      WorkerLog log,
      Function<String, Vitals> vitals,
      BooleanSupplier paused,
      Consumer<Membership.Beat> after,
      Consumer<QueueException> hopeless) {
    this.member = member;
    this.options = options;
    this.clock = clock;
    this.log = log;
    this.beats = new Beats(options.period());
    this.vitals = vitals;
    this.paused = paused;
    this.after = after;
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
      } while (failures > 0
          ? !stop.await(pause(failures).toMillis(), TimeUnit.MILLISECONDS)
          : !isStoppedBefore(System.nanoTime() + options.period().toNanos()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause(int failures) {
    var longest = min(LONGEST_PAUSE, options.expire().dividedBy(3));
    return min(longest, Duration.ofMillis(50L << Math.min(10, failures)));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /// Waits for the next beat, telling meanwhile what happens.
  private boolean isStoppedBefore(long nextBeat) throws InterruptedException {
    for (var left = nextBeat - System.nanoTime(); left > 0; left = nextBeat - System.nanoTime()) {
      if (stop.await(Math.min(left, tellEvery.toNanos()), TimeUnit.NANOSECONDS)) {
        return true;
      }
      tell();
    }
    return false;
  }

  private void tell() {
    var now = vitals.apply(told.beats());
    if (now.tellsTheSame(told)) {
      return;
    }
    try {
      if (member.tell(now)) {
        told = now;
      }
    } catch (QueueException e) {
      // The next beat tells it, and deals with what is wrong.
      told = now;
    }
  }

  private void beat() {
    var now = vitals.apply(beats.beat(System.nanoTime()));
    var found = member.beat(options.expire(), now, paused.getAsBoolean());
    if (found.held()) {
      told = now;
      tellEvery = TELL.multipliedBy(1 + found.live() / TELLING_AT_ONCE);
      clock.set(found.time());
      log.liveWorkers(found.live());
    }
    after.accept(found);
  }

  @Override
  public void close() {
    stop.countDown();
  }
}
