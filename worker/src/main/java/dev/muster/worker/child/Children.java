package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.Outcome;
import dev.muster.worker.environments.Unpacked;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A worker's children: one for its session of EVALs, made by the first of them, and one for its
/// tasks with a spare that is ready when that one has to be killed. A child that ended is replaced
/// by the next call; environments are loaded again into whichever child runs the tasks.
///
/// Every call may come from any thread; an EVAL and a task can run at the same time, two tasks
/// can't.
public final class Children implements AutoCloseable {
  /// How long compiling an environment may take.
  private static final Duration LOAD_LIMIT = Duration.ofSeconds(60);

  /// How long a session may take to be there.
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  /// The environment of a task that names none: the JDK alone. Every child has it.
  public static final String NO_ENVIRONMENT = "";

  private final ChildSettings settings;
  private final Consumer<String> stray;
  private final Map<String, Unpacked> environments = new LinkedHashMap<>();
  private final ReentrantLock evaluating = new ReentrantLock();
  private final ReentrantLock running = new ReentrantLock();
  private final Spare spare;
  private volatile @Nullable Child session;
  private volatile @Nullable Child tasks;
  private volatile @Nullable Failure sessionEnd;
  private volatile @Nullable String doomed;
  private volatile @Nullable String unwanted;
  private volatile boolean closed;

  /// Starts the child for tasks and its spare beside the caller; what fails there is told by the
  /// first call that needs it.
  ///
  /// @param stray takes what is printed while nothing runs, on another thread
  public Children(ChildSettings settings, Consumer<String> stray) {
    this.settings = settings;
    this.stray = stray;
    this.spare = new Spare(this::freshTasks);
    spare.prepare();
  }

  /// Runs code in the session, whose variables, methods, classes and imports last from call to
  /// call. What it prints is followed by its value as Java prints it, if it has one. If the session
  /// had to end, the text printed next begins with a line that says so and why.
  ///
  /// @return the value of the last part that has one; JSON null if none has
  public Outcome eval(String id, String code, Duration limit, Consumer<String> output)
      throws InterruptedException {
    evaluating.lockInterruptibly();
    try {
      var child = session();
      tellOfNewSession(output);
      var outcome = child.run(id, new Request.Eval(code), limit, output).outcome();
      if (!child.isAlive()) {
        sessionEnd = child.whyDead();
      }
      return outcome;
    } catch (IOException e) {
      return TaskRun.notStarted(e);
    } finally {
      evaluating.unlock();
    }
  }

  private Child session() throws IOException, InterruptedException {
    var old = session;
    if (old != null && old.isAlive()) {
      return old;
    }
    if (old != null) {
      sessionEnd = old.whyDead();
    }
    var child = Child.start(Kind.EVAL, settings, stray);
    session = child;
    kept(child);
    // Waits until the session is there, so that no time limit pays for it.
    child.run("", new Request.Eval(""), START_LIMIT, _ -> {});
    return child;
  }

  private void tellOfNewSession(Consumer<String> output) {
    var why = sessionEnd;
    if (why != null) {
      sessionEnd = null;
      output.accept("new session: the last one ended because " + why.message() + "\n");
    }
  }

  /// Compiles an environment, in place of one of the same id, and keeps it for children to come.
  ///
  /// @return JSON null, or why it can't be: file, line and what is wrong there
  public Outcome load(Unpacked environment) throws InterruptedException {
    running.lockInterruptibly();
    try {
      var outcome = load(tasks(), environment);
      if (outcome.isOk()) {
        synchronized (environments) {
          environments.put(environment.id(), environment);
        }
        spare.also(child -> load(child, environment));
      }
      return outcome;
    } catch (IOException e) {
      return TaskRun.notStarted(e);
    } finally {
      running.unlock();
    }
  }

  private static Outcome load(Child child, Unpacked environment) throws InterruptedException {
    return child
        .run("load " + environment.id(), new Request.Load(environment), LOAD_LIMIT, _ -> {})
        .outcome();
  }

  /// Runs a task's code against an environment.
  ///
  /// @see #begin
  public Ran task(String id, Request request, Duration limit, Consumer<String> output)
      throws InterruptedException {
    running.lockInterruptibly();
    try {
      return begin(id, request, limit, output).end();
    } finally {
      running.unlock();
    }
  }

  /// Begins a task's code against an environment, behind what was begun before.
  ///
  /// @param id by which [#interrupt] means this run
  /// @param request an expression or a call, whose environment was loaded here or is
  /// [#NO_ENVIRONMENT]
  /// @param limit of time, from when those before it have ended
  /// @param output takes what is printed, as in [Child#await]
  public Begun begin(String id, Request request, Duration limit, Consumer<String> output)
      throws InterruptedException {
    var run = new TaskRun(this, id, request, limit, output);
    run.begin();
    return run;
  }

  /// Takes back what was begun and doesn't run yet, as far as the child hasn't come to it. Not for
  /// two threads at once.
  public void takeBack() throws InterruptedException {
    var child = tasks;
    if (child != null) {
      child.takeBack();
    }
  }

  /// Gives a run to the child for tasks.
  Child give(TaskRun run) throws IOException, InterruptedException {
    running.lockInterruptibly();
    try {
      return run.giveTo(tasks());
    } finally {
      running.unlock();
    }
  }

  /// Has a child do with a run what was asked before the child had it.
  void catchUp(Child child, String id) {
    if (id.equals(doomed)) {
      child.kill(id);
    }
    if (id.equals(unwanted)) {
      child.interrupt(id);
    }
  }

  private Child tasks() throws IOException, InterruptedException {
    var old = tasks;
    if (old != null && old.isAlive()) {
      return old;
    }
    var child = spare.take();
    tasks = child;
    spare.prepareSoon();
    return kept(child);
  }

  private Child freshTasks() throws IOException, InterruptedException {
    var child = Child.start(Kind.TASKS, settings, stray);
    Map<String, Unpacked> all;
    synchronized (environments) {
      all = new LinkedHashMap<>(environments);
    }
    for (var environment : all.values()) {
      load(child, environment);
    }
    return child;
  }

  /// A child that was started while all were being ended is ended too.
  private Child kept(Child child) throws IOException {
    if (closed) {
      child.close();
      throw new IOException("the worker is leaving");
    }
    return child;
  }

  /// Interrupts what runs under an id, an EVAL or a task; a task that hasn't quite begun is as it
  /// begins.
  ///
  /// @return whether it ran
  public boolean interrupt(String id) {
    unwanted = id;
    var first = session;
    var second = tasks;
    return (first != null && first.interrupt(id)) || (second != null && second.interrupt(id));
  }

  /// Kills the child that runs a task, and no other: a task that hasn't quite begun ends as it
  /// begins, and one that has ended is left alone. The spare takes the child's place at the next.
  ///
  /// @param id the task's run; no later run may have it
  public void killTask(String id) {
    // Noted before the child is looked for, as the child is noted before this: one sees the other.
    doomed = id;
    var child = tasks;
    if (child != null) {
      child.kill(id);
    }
  }

  /// Ends them all at once, with all that they started.
  @Override
  public void close() {
    closed = true;
    spare.close();
    for (var child : new @Nullable Child[] {session, tasks}) {
      if (child != null) {
        child.close();
      }
    }
  }
}
