package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.tasks.TaskStatus;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One run in a child, as the parent sees it: what it prints, and how it ends.
final class Run {
  private static final long BATCH_MILLIS = 100;

  /// How long its end is looked for before a thread sleeps: the thread wouldn't wake sooner.
  static final Duration LOOK = Duration.ofNanos(60_000);

  private final String id;
  private final long number;
  private final boolean quick;
  private final Flood flood = new Flood();
  private volatile @Nullable Ran ended;
  private @Nullable Ran stopped;
  private boolean takenBack;

  /// @param quick whether it is likely to end at once
  Run(String id, long number, boolean quick) {
    this.id = id;
    this.number = number;
    this.quick = quick;
  }

  String id() {
    return id;
  }

  long number() {
    return number;
  }

  void printed(byte[] bytes) {
    flood.add(bytes);
    if (flood.hasBatch()) {
      wake();
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  /// Says how it ended; the first to say so is right.
  synchronized void end(Ran how) {
    if (ended == null) {
      ended = how;
      notifyAll();
    }
  }

  /// Says that it has not begun, and won't here.
  synchronized void takeBack() {
    takenBack = true;
    notifyAll();
  }

  synchronized boolean isTakenBack() {
    return takenBack && ended == null;
  }

  /// Notes why it is being stopped: that, not what the code makes of it, becomes its end.
  ///
  /// @return whether it wasn't being stopped already
  synchronized boolean stop(Ran how) {
    if (stopped != null || ended != null) {
      return false;
    }
    stopped = how;
    notifyAll();
    return true;
  }

  /// Waits for the end, passing on what is printed meanwhile.
  ///
  /// @return whether it has ended
  @SuppressWarnings("ThreadPriorityCheck") // Who is to answer may have this thread's processor.
  boolean await(Duration limit, Consumer<String> output, boolean untilStopped)
      throws InterruptedException {
    long begun = System.nanoTime();
    while (quick && ended == null && System.nanoTime() - begun < LOOK.toNanos()) {
      Thread.yield();
    }
    long until = begun + limit.toNanos();
    while (true) {
      boolean over;
      synchronized (this) {
        long left = until - System.nanoTime();
        if (isRunning(untilStopped) && left > 0 && !flood.hasBatch()) {
          TimeUnit.NANOSECONDS.timedWait(
              this, Math.min(left, TimeUnit.MILLISECONDS.toNanos(BATCH_MILLIS)));
        }
        over = !isRunning(untilStopped) || System.nanoTime() >= until;
      }
      flood.drain(output);
      if (over) {
        return isOver();
      }
    }
  }

  private boolean isRunning(boolean untilStopped) {
    return ended == null && !takenBack && !(untilStopped && stopped != null);
  }

  /// Whether it has ended.
  synchronized boolean isOver() {
    return ended != null;
  }

  /// Passes on the rest of what it printed.
  ///
  /// @return how it ended
  Ran finish(Consumer<String> output) {
    flood.finish(output);
    synchronized (this) {
      if (stopped != null) {
        return stopped;
      }
      return ended == null
          ? Ran.failed(TaskStatus.DIED, Failure.of(Ending.DIED, "its process is gone"))
          : ended;
    }
  }
}
