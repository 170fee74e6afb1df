package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.redis.Json;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The runs of a child, one after another on one thread in the order in which they come: to start
/// one for each can take longer than the run. After a run that was stopped or interrupted there is
/// a new one, so that no interrupt is
/// left for the next; what code keeps in thread locals lasts as what it keeps in static fields
/// does.
///
/// That thread reads what it is to run: to be handed it by another takes longer than most runs. A
/// run that takes its time is noticed by a second thread, which reads meanwhile: what stops a run
/// comes in while it runs.
final class Runs {
  /// A run that is seen at two looks takes its time.
  private static final long LOOK_NANOS = Duration.ofMillis(2).toNanos();

  /// After so many looks at nothing new, nobody looks until the next run.
  private static final int MOST_LOOKS = 25;

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

  private final DataInputStream in;
  private final Deque<Frame> waiting = new ArrayDeque<>();
  private @Nullable Thread thread;
  private @Nullable Thread looking;
  private @Nullable IOException broken;
  private boolean reading = true;
  private boolean running;
  private long current;
  private long stopped;

  /// Makes the session beside the caller: the first request finds it ready, or waits for it.
  Runs(Kind kind, Sender sender, PrintedByRun printed, DataInputStream in) {
    this.sender = sender;
    this.printed = printed;
    this.in = in;
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

  /// Does as the parent asks until the line to it breaks.
  ///
  /// @throws IOException which tells how it broke
  void serve() throws IOException {
    replace();
    while (true) {
      awaitTurn();
      while (!isHandedOn(code())) {
        // Reads on.
      }
    }
  }

  /// Waits until a run takes its time. From then on the caller reads.
  private void awaitTurn() throws IOException {
    long seen = 0;
    int looks = 0;
    while (true) {
      boolean quiet;
      synchronized (this) {
        if (broken != null) {
          throw broken;
        }
        if (running && current == seen) {
          reading = false;
          return;
        }
        looks = current == seen ? looks + 1 : 0;
        seen = current;
        quiet = looks == MOST_LOOKS;
        looking = quiet ? Thread.currentThread() : null;
      }
      if (quiet) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, LOOK_NANOS);
      }
    }
  }

  /// Reads until there is something to run, and does the rest of what it is asked.
  private Frame code() throws IOException {
    while (true) {
      var frame = Frame.read(in);
      switch (frame.type()) {
        case STOP -> stop(frame.run());
        case TAKE_BACK -> takeBack(frame.run());
        case BEAT -> {}
        case EVAL, LOAD, EXPRESSION, CALL -> {
          return frame;
        }
        case OUTPUT, VALUE, FAILURE, TAKEN_BACK, SPENT ->
            throw new Frame.Broken("a frame for the parent");
      }
    }
  }

  /// Has the thread of the runs run it next, and read on itself if it has nothing else to do.
  private synchronized boolean isHandedOn(Frame frame) {
    reading = !running && waiting.isEmpty();
    waiting.addLast(frame);
    notifyAll();
    return reading;
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
    } catch (OutOfMemoryError e) {
      ChildMain.end(ChildMain.HEAP_FULL);
    } catch (IOException e) {
      breakOff(e);
    } finally {
      replace();
    }
  }

  private Frame next() throws InterruptedException, IOException {
    if (isToRead()) {
      var frame = code();
      synchronized (this) {
        waiting.addLast(frame);
      }
    }
    return begun();
  }

  /// Waits until there is something to run or to read.
  private synchronized boolean isToRead() throws InterruptedException {
    while (waiting.isEmpty() && !reading) {
      wait();
    }
    return waiting.isEmpty();
  }

  private synchronized Frame begun() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    var frame = waiting.removeFirst();
    current = frame.run();
    running = true;
    wakeLooking();
    return frame;
  }

  private synchronized void replace() {
    if (broken != null) {
      return;
    }
    try {
      thread = Thread.ofPlatform().name("run").daemon().start(this::runAll);
    } catch (OutOfMemoryError e) {
      // Code has taken all threads that there may be.
      ChildMain.end(ChildMain.HEAP_FULL);
    }
  }

  private synchronized void breakOff(IOException how) {
    broken = how;
    wakeLooking();
  }

  private void wakeLooking() {
    if (looking != null) {
      LockSupport.unpark(looking);
      looking = null;
    }
  }

  /// Stops a run if it is the one that runs now; one that waits ends unbegun.
  private void stop(long run) {
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
  private void takeBack(long run) {
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
