package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Json;
import dev.muster.shared.tasks.TaskStatus;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// One process that runs users' code, and the line to it. It does one thing at a time, in the order
/// in which it was given them. Once it has ended, for whatever reason, it stays so: [Children]
/// starts another.
public final class Child implements AutoCloseable {
  /// The type of a failure: the time limit was reached.
  public static final String TIMEOUT = "Timeout";

  /// The type of a failure: somebody interrupted the code.
  public static final String INTERRUPTED = "Interrupted";

  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  /// How long code that was interrupted has to end, before its process is killed.
  private static final Duration GRACE = Duration.ofSeconds(1);

  /// What is printed past System.out, by a program that the code starts for instance, comes by
  /// another way than the end of a run. A run that took no longer than this started no program.
  private static final Duration SHORT = Duration.ofMillis(20);

  private static final Duration MOMENT = Duration.ofMillis(2);
  private static final boolean MANY_CORES = Runtime.getRuntime().availableProcessors() > 1;

  private final ChildSettings settings;
  private final Process process;
  private final Socket socket;
  private final DataOutputStream out;
  private final NativePrints prints;
  private final Strays strays;
  private final ReentrantLock writing = new ReentrantLock();
  private final Given given = new Given();
  private volatile @Nullable CompletableFuture<Void> takingBack;
  private volatile @Nullable Failure death;
  private volatile @Nullable String unwanted;
  private volatile @Nullable String doomed;
  private final AtomicBoolean groupEnded = new AtomicBoolean();
  private volatile long lastBeat = System.nanoTime();
  private volatile boolean stoodStill;
  private volatile boolean quick = MANY_CORES;
  private long runs;

  private Child(
      ChildSettings settings, Process process, Handshake handshake, Consumer<String> stray)
      throws IOException {
    this.settings = settings;
    this.process = process;
    this.strays = new Strays(stray);
    this.prints = new NativePrints(process.getInputStream(), this::printedNatively);
    this.socket = connected(handshake);
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 64 << 10));
  }

  /// Starts one and waits until it is there, 20 s at the most.
  ///
  /// @param stray takes what the child prints while nothing runs in it, on a thread of its own
  /// @throws IOException if it cannot be started, saying why
  public static Child start(Kind kind, ChildSettings settings, Consumer<String> stray)
      throws IOException {
    try (var handshake = new Handshake()) {
      var process = Launch.process(kind, settings);
      try {
        process.onExit().thenRun(() -> closeQuietly(handshake));
        handshake.tell(process);
        var child = new Child(settings, process, handshake, stray);
        // A virtual one is woken by another thread, which each task would wait for.
        Thread.ofPlatform().name("child-frames").daemon().start(child::read);
        Thread.ofVirtual().name("child-beat").start(child::beat);
        return child;
      } catch (IOException e) {
        process.destroyForcibly();
        throw e;
      }
    }
  }

  private Socket connected(Handshake handshake) throws IOException {
    try {
      return handshake.await(START_LIMIT);
    } catch (IOException e) {
      prints.awaitEnd(Duration.ofMillis(200));
      var said = prints.last().strip();
      throw new IOException(
          "the process that runs code did not start: "
              + (process.isAlive() || said.isEmpty() ? e.getMessage() : said),
          e);
    }
  }

  /// Runs something in it and waits for its end.
  ///
  /// @see #give
  /// @see #await
  public Ran run(String id, Request request, Duration limit, Consumer<String> output)
      throws InterruptedException {
    var run = give(id, request);
    var ran = await(run, limit, output);
    return run.isTakenBack() ? dead(whyDead()) : ran;
  }

  /// Gives it something to run, behind what it was given before.
  ///
  /// @param id by which [#interrupt] means this run
  Run give(String id, Request request) {
    writing.lock();
    try {
      var run = new Run(id, ++runs, quick);
      var frame = Requests.frame(run.number(), request);
      if (frame.body().length > Frame.MOST_BYTES) {
        run.end(
            Ran.of(
                Outcome.failed(
                    "TooLarge",
                    "the code and what it is given are larger than 4 MiB: pass a file instead")));
        return run;
      }
      given.add(run);
      write(frame);
      return run;
    } finally {
      writing.unlock();
    }
  }

  private void write(Frame frame) {
    try {
      frame.write(out);
    } catch (IOException e) {
      // The reader sees the same, and says why.
    }
  }

  /// Has it begin what it was given.
  void flush() {
    writing.lock();
    try {
      out.flush();
    } catch (IOException e) {
      // As above.
    } finally {
      writing.unlock();
    }
  }

  /// Waits for the end of a run that was given to it, and that it has come to.
  ///
  /// @param limit of time; then the code is interrupted, and a second later its process killed
  /// @param output takes what is printed meanwhile, on the calling thread, in batches of 64 KiB at
  /// the most; the first MiB of a run and its last 64 KiB
  /// @return how it ended, unless it was taken back; never throws what the code throws
  /// @throws InterruptedException if the caller is interrupted; the run is then killed
  Ran await(Run run, Duration limit, Consumer<String> output) throws InterruptedException {
    try {
      flush();
      if (run.id().equals(unwanted)) {
        interrupt(run.id());
      }
      if (run.id().equals(doomed)) {
        close();
      }
      return ended(run, limit, output);
    } catch (InterruptedException e) {
      kill(Failure.of(INTERRUPTED, "the worker stopped waiting for the code"));
      throw e;
    }
  }

  private Ran ended(Run run, Duration limit, Consumer<String> output) throws InterruptedException {
    long begun = System.nanoTime();
    if (!run.await(limit, output, true) && !run.isTakenBack()) {
      var why = Failure.of(TIMEOUT, "the code ran longer than its time limit of " + inWords(limit));
      run.stop(Ran.failed(TaskStatus.TIMEOUT, why));
      send(Frame.of(Frame.Type.STOP, run.number()));
      if (!run.await(GRACE, output, false)) {
        kill(Failure.of("Stopped", "the code did not stop when it was interrupted"));
      }
    }
    long took = System.nanoTime() - begun;
    quick = MANY_CORES && took < 4 * Run.LOOK.toNanos();
    if (took > SHORT.toNanos()) {
      prints.awaitQuiet(MOMENT);
    }
    return run.finish(output);
  }

  /// Takes back what it has not begun, but for the one whose turn it is. Waits until that is known,
  /// a second at the most.
  void takeBack() throws InterruptedException {
    var first = given.first();
    if (first == null) {
      return;
    }
    var known = new CompletableFuture<Void>();
    takingBack = known;
    send(Frame.of(Frame.Type.TAKE_BACK, first.number()));
    if (death != null) {
      return;
    }
    try {
      known.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // It is as good as dead: what is behind a run that doesn't end waits with it.
    }
  }

  static String inWords(Duration limit) {
    return limit.toMillisPart() == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  /// Interrupts a run from another thread. It ends as [#INTERRUPTED], within a second.
  ///
  /// @return whether that was what ran
  public boolean interrupt(String id) {
    // Noted before the run is looked for, as the run is before this: one sees the other.
    unwanted = id;
    var running = given.find(run -> run.id().equals(id));
    return running != null
        && running.stop(
            Ran.failed(TaskStatus.CANCELLED, Failure.of(INTERRUPTED, "the code was interrupted")));
  }

  /// Ends it if it runs that, or is about to.
  public void kill(String id) {
    // Noted before the run is looked for, as for an interrupt.
    doomed = id;
    var running = given.first();
    if (running != null && running.id().equals(id)) {
      close();
    }
  }

  /// Whether it can run anything.
  public boolean isAlive() {
    return death == null && process.isAlive();
  }

  /// Why it can't.
  ///
  /// @return a failure of type `Closed` if it was ended by [#close]
  public Failure whyDead() {
    var known = death;
    return known == null ? ending() : known;
  }

  /// The process.
  public long pid() {
    return process.pid();
  }

  /// Ends it at once, and the processes that it started.
  @Override
  public void close() {
    kill(Failure.of("Closed", "its process was ended by the worker"));
  }

  private void kill(Failure why) {
    die(why);
    // Once, for the number of a group that has ended may be another's before long.
    if (groupEnded.compareAndSet(false, true)) {
      ProcessGroup.kill(process);
    }
    closeQuietly(socket);
  }

  private synchronized void noteDeath(Failure why) {
    if (death == null) {
      death = why;
    }
  }

  private void die(Failure why) {
    noteDeath(why);
    given.close(dead(why));
    var asked = takingBack;
    if (asked != null) {
      asked.complete(null);
    }
  }

  private Ran dead(Failure why) {
    return Ran.failed(wasForsaken() ? TaskStatus.ORPHAN : TaskStatus.DIED, why);
  }

  /// Whether it ended by itself because this worker stood still for so long: that is no fault of
  /// the code.
  private boolean wasForsaken() {
    return !process.isAlive()
        && process.exitValue() == ChildMain.PARENT_SILENT
        && (stoodStill || isSilent());
  }

  private boolean isSilent() {
    return System.nanoTime() - lastBeat > settings.silence().toNanos() / 2;
  }

  private void send(Frame frame) {
    writing.lock();
    try {
      write(frame);
      flush();
    } finally {
      writing.unlock();
    }
  }

  private void read() {
    try (var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 << 10))) {
      while (true) {
        take(Frame.read(in));
      }
    } catch (Frame.Broken | JacksonException e) {
      kill(
          Failure.of(
              "Protocol", "its process sent what it may not, and was ended: " + e.getMessage()));
    } catch (IOException e) {
      if (death == null) {
        prints.awaitEnd(Duration.ofMillis(300));
        kill(ending());
      }
    }
  }

  private void take(Frame frame) throws Frame.Broken {
    var running = given.find(run -> run.number() == frame.run());
    switch (frame.type()) {
      case OUTPUT -> {
        if (running != null) {
          running.printed(frame.body());
        } else {
          strays.add(frame.body());
        }
      }
      case VALUE -> {
        if (frame.body().length > Value.MOST_BYTES) {
          throw new Frame.Broken("a value of %,d bytes".formatted(frame.body().length));
        }
        end(running, Ran.of(new Outcome.Ok(Value.read(frame.body()))));
      }
      case FAILURE -> end(running, Ran.of(new Outcome.Failed(failure(frame))));
      case SPENT -> {
        var full = Failure.of(Ending.OUT_OF_MEMORY, "its heap was full");
        noteDeath(full);
        end(running, Ran.failed(TaskStatus.DIED, failure(frame)));
        kill(full);
      }
      case TAKEN_BACK -> {
        given.takeBack(frame.run());
        var asked = takingBack;
        if (asked != null) {
          asked.complete(null);
        }
      }
      case EVAL, LOAD, EXPRESSION, CALL, STOP, TAKE_BACK, BEAT ->
          throw new Frame.Broken("a request");
    }
  }

  private static Failure failure(Frame frame) {
    return Json.mapper().readValue(frame.body(), Failure.class);
  }

  private void end(@Nullable Run running, Ran how) {
    if (running != null) {
      strays.allow();
      given.end(running, how);
    }
  }

  private void printedNatively(byte[] bytes) {
    var running = given.first();
    if (running != null) {
      running.printed(bytes);
    } else {
      strays.add(bytes);
    }
  }

  /// Tells the child that its parent is there, often enough.
  private void beat() {
    try {
      while (!process.waitFor(settings.silence().toMillis() / 4, TimeUnit.MILLISECONDS)) {
        send(Frame.of(Frame.Type.BEAT, 0));
        // Looked at before it counts: a beat after a long silence comes too late.
        if (isSilent()) {
          stoodStill = true;
        }
        lastBeat = System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Failure ending() {
    try {
      if (process.waitFor(1, TimeUnit.SECONDS)) {
        return Ending.of(process.exitValue(), prints.last(), settings);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Failure.of(Ending.DIED, "its process hung up on the worker, and was ended");
  }

  private static void closeQuietly(AutoCloseable closed) {
    try {
      closed.close();
    } catch (Exception e) {
      // It is gone either way.
    }
  }
}
