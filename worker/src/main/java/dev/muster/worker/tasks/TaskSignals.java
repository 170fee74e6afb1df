package dev.muster.worker.tasks;

import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Waiting;
import dev.muster.shared.tasks.RunningTask;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Hears on a thread of its own which task is to be cancelled, whatever the worker does meanwhile.
/// A signal that is lost is made good by the next beat. It also ends a task that runs at most once
/// when no beat has come through for so long that the worker counts as lost.
public final class TaskSignals implements AutoCloseable {
  private static final long AGAIN_MILLIS = 500;
  private static final long MOST_BETWEEN_LOOKS = 1_000;

  private final Waiting waiting;
  private final String key;
  private final TaskRunner tasks;
  private final Duration expire;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile long lastBeat = System.nanoTime();

  /// Hears nothing yet.
  ///
  /// @param key the worker's list of signals
  /// @param expire without a beat for so long the worker counts as lost
  public TaskSignals(Waiting waiting, String key, TaskRunner tasks, Duration expire) {
    this.waiting = waiting;
    this.key = key;
    this.tasks = tasks;
    this.expire = expire;
  }

  /// Begins to hear.
  public void start() {
    beaten();
    Thread.ofVirtual().name("signals").start(this::run);
    Thread.ofVirtual().name("lease").start(this::watch);
  }

  /// A beat has come through.
  public void beaten() {
    lastBeat = System.nanoTime();
  }

  private void run() {
    try {
      while (stop.getCount() > 0) {
        hear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Beside the hearing, which a Redis that is silent holds up.
  private void watch() {
    var often = Math.max(1, Math.min(MOST_BETWEEN_LOOKS, expire.toMillis() / 8));
    try {
      while (!stop.await(often, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() - lastBeat > expire.toNanos()) {
          tasks.leaseIsOver();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear() throws InterruptedException {
    var third = expire.dividedBy(3);
    var block = third.compareTo(Waiting.LONGEST) < 0 ? third : Waiting.LONGEST;
    try {
      var popped =
          waiting.call(block, "BLPOP", key, Math.max(0.01, block.toMillis() / 1000.0)).texts();
      if (popped.size() == 2) {
        RunningTask.read(popped.get(1)).ifPresent(tasks::cancel);
      }
    } catch (QueueException e) {
      // Said by others; what is missed here, a beat tells.
      stop.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    stop.countDown();
    waiting.close();
  }
}
