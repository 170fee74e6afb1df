package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.redis.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The runs of a child, one after another on one thread in the order in which they come: to start
/// one for each can take longer than the run. After a run that was stopped or interrupted there is
/// a new one, so that no interrupt is
/// left for the next; what code keeps in thread locals lasts as what it keeps in static fields
/// does.
final class Runs {
  /// How often a run that was told to stop is told again: it may have been compiling.
  private static final long STOP_AGAIN_MILLIS = 50;

  /// A heap fuller than this after running out of memory is taken for lost.
  private static final double FULL = 0.8;

  private static final int RESERVE_BYTES = 2 << 20;

  private final CompletableFuture<Session> session = new CompletableFuture<>();
  private final Sender sender;
  private final PrintedByRun printed;

  /// Let go when the heap is full, so that there is room to say so.
  @SuppressWarnings("UnusedVariable") // It is there to take room.
  private volatile byte @Nullable [] reserve = new byte[RESERVE_BYTES];

  private @Nullable Thread thread;
  private final Deque<Frame> waiting = new ArrayDeque<>();
  private boolean running;
  private long current;
  private long stopped;

  /// Makes the session beside the caller: the first request finds it ready, or waits for it.
  Runs(Kind kind, Sender sender, PrintedByRun printed) {
    this.sender = sender;
    this.printed = printed;
    Thread.ofPlatform().name("warm-up").daemon().start(() -> warmUp(kind));
  }

  private void warmUp(Kind kind) {
    try {
      var made =
          switch (kind) {
            case EVAL -> new EvalSession();
            case TASKS -> new TaskSession();
          };
      session.complete(made);
      if (isIdle()) {
        made.warmUp();
      }
    } catch (Throwable t) {
      session.completeExceptionally(t);
    }
  }

  private synchronized boolean isIdle() {
    return !running && waiting.isEmpty();
  }

  synchronized void start(Frame frame) {
    waiting.addLast(frame);
    if (thread == null) {
      thread = newThread();
    }
    notifyAll();
  }

  /// A thread that somebody interrupted, whoever that was, runs nothing more.
  private void runAll() {
    try {
      boolean clean = true;
      while (clean) {
        clean = run(next()) && !Thread.interrupted();
      }
    } catch (InterruptedException e) {
      // What an earlier run left behind holds on to this thread.
    } finally {
      replace();
    }
  }

  private synchronized Frame next() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    var frame = waiting.removeFirst();
    current = frame.run();
    running = true;
    return frame;
  }

  private synchronized void replace() {
    thread = waiting.isEmpty() ? null : newThread();
  }

  private Thread newThread() {
    return Thread.ofPlatform().name("run").daemon().start(this::runAll);
  }

  /// Stops a run if it is the one that runs now; one that waits ends unbegun.
  void stop(long run) {
    if (forget(run)) {
      var why = Failure.of(Child.INTERRUPTED, "the code was interrupted before it began");
      sender.send(failure(Frame.Type.FAILURE, run, why));
    } else {
      stopRunning(run);
    }
  }

  private synchronized boolean forget(long run) {
    return waiting.removeIf(frame -> frame.run() == run);
  }

  private synchronized void stopRunning(long run) {
    if (run != stopped && run == current && running) {
      stopped = run;
      Thread.ofPlatform().name("stop").daemon().start(() -> keepStopping(run));
    }
  }

  /// Forgets what waits behind a run, and says so.
  void takeBack(long run) {
    sender.send(Frame.of(Frame.Type.TAKEN_BACK, forgetBehind(run)));
  }

  private synchronized long forgetBehind(long run) {
    var first = Long.MAX_VALUE;
    while (!waiting.isEmpty() && waiting.getLast().run() > run) {
      first = waiting.removeLast().run();
    }
    return first;
  }

  private synchronized void keepStopping(long run) {
    while (run == current && running && thread != null) {
      if (session.isDone()) {
        session.join().stop(thread);
      }
      try {
        TimeUnit.MILLISECONDS.timedWait(this, STOP_AGAIN_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// Nobody stops the run from here on.
  ///
  /// @return whether its thread may run the next
  private synchronized boolean over() {
    running = false;
    notifyAll();
    return current != stopped;
  }

  private boolean run(Frame frame) {
    try {
      printed.begin(frame.run());
      var answer = answerOrFailure(frame);
      var reusable = over();
      sender.send(answer);
      return reusable;
    } catch (OutOfMemoryError e) {
      ChildMain.end(ChildMain.HEAP_FULL);
      return false;
    }
  }

  private Frame answerOrFailure(Frame frame) {
    try {
      return answer(frame);
    } catch (OutOfMemoryError e) {
      return spentOrNot(frame.run(), e);
    } catch (Throwable e) {
      return failure(Frame.Type.FAILURE, frame.run(), Faults.of(e));
    }
  }

  private Frame answer(Frame frame) throws Throwable {
    var request = Requests.of(frame);
    @Nullable Object value;
    try {
      value = session.get().run(request);
    } catch (CodeFailure e) {
      return e.failure().type().equals("OutOfMemoryError")
          ? spentOrNot(frame.run(), e)
          : failure(Frame.Type.FAILURE, frame.run(), e.failure());
    }
    System.out.flush();
    return new Frame(Frame.Type.VALUE, frame.run(), session.get().json(value));
  }

  private Frame spentOrNot(long run, Throwable thrown) {
    reserve = null;
    System.gc();
    var runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    boolean full = used > FULL * runtime.maxMemory();
    if (!full) {
      reserve = new byte[RESERVE_BYTES];
    }
    return failure(full ? Frame.Type.SPENT : Frame.Type.FAILURE, run, Faults.of(thrown));
  }

  private static Frame failure(Frame.Type type, long run, Failure failure) {
    return new Frame(type, run, Json.mapper().writeValueAsBytes(failure));
  }
}
