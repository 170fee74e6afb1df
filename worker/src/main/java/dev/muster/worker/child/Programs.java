package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.Outcome;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The programs that a worker runs for its tasks, one after another.
public final class Programs implements AutoCloseable {
  private final Path folder;
  private @Nullable Run run;
  private @Nullable Program program;
  private @Nullable String doomed;
  private @Nullable String unwanted;

  /// In a worker's folder.
  public Programs(Path folder) {
    this.folder = folder;
  }

  /// One that starts when somebody waits for its end, for nothing is begun behind it.
  ///
  /// @see #run
  public Begun begin(String id, Work.Command command, Duration limit, Consumer<String> printed) {
    return Begun.of(() -> run(id, command, limit, printed));
  }

  /// Runs one and waits for its end. Exit code 0 gives `{"exit":0,"output":…,"error":…}`, the last
  /// 64 KiB of each; any other is an error.
  ///
  /// @param id by which [#interrupt] and [#kill] mean this run
  /// @param limit of time; then it is asked to end, and a second later killed with all that it
  ///   started
  public Ran run(String id, Work.Command command, Duration limit, Consumer<String> printed)
      throws InterruptedException {
    var begun = new Run(id, 0, false);
    try {
      var started = start(begun, command);
      return started == null ? endedByTheWorker() : started.await(limit, printed);
    } catch (CodeFailure e) {
      return Ran.of(new Outcome.Failed(e.failure()));
    } finally {
      forget();
    }
  }

  private synchronized @Nullable Program start(Run begun, Work.Command command) throws CodeFailure {
    if (begun.id().equals(doomed)) {
      return null;
    }
    run = begun;
    if (begun.id().equals(unwanted)) {
      interrupt(begun.id());
    }
    var started = Program.start(begun, command, folder);
    program = started;
    return started;
  }

  private static Ran endedByTheWorker() {
    return Ran.failed(TaskStatus.DIED, Failure.of("Closed", "it was ended by the worker"));
  }

  private synchronized void forget() {
    run = null;
    program = null;
  }

  /// Asks a run that goes on or is about to, to end; a second later it is killed.
  public synchronized void interrupt(String id) {
    unwanted = id;
    if (run != null && run.id().equals(id)) {
      run.stop(
          Ran.failed(
              TaskStatus.CANCELLED, Failure.of(Child.INTERRUPTED, "the command was cancelled")));
    }
  }

  /// Ends a run that goes on or is about to, at once.
  public synchronized void kill(String id) {
    doomed = id;
    if (run != null && run.id().equals(id) && program != null) {
      // Said before, for else its exit code would be.
      run.end(endedByTheWorker());
      program.kill();
    }
  }

  @Override
  public synchronized void close() {
    if (program != null) {
      program.kill();
    }
  }
}
