package dev.muster.worker;

import dev.muster.shared.Outcome;
import dev.muster.shared.tasks.Work;
import dev.muster.worker.child.Begun;
import dev.muster.worker.child.ChildSettings;
import dev.muster.worker.child.Children;
import dev.muster.worker.child.Programs;
import dev.muster.worker.child.Request;
import dev.muster.worker.environments.Unpacked;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where users' code runs: the worker's children.
public final class Code implements AutoCloseable {
  /// Bytes that each child may use.
  public static final long HEAP_BYTES = (long) ChildSettings.HEAP_MIB << 20;

  private static final Duration LONGEST = Duration.ofDays(365);

  private final Children children;
  private final Programs programs;

  /// Starts them.
  public Code(WorkerOptions options) {
    var silence = options.expire().minus(options.period());
    var least = Duration.ofSeconds(1);
    this.children =
        new Children(
            new ChildSettings(
                options.directory(),
                ChildSettings.HEAP_MIB,
                silence.compareTo(least) < 0 ? least : silence),
            _ -> {});
    this.programs = new Programs(options.directory());
  }

  /// Runs code in the session that lasts between EVALs.
  public Outcome eval(String id, String code, Duration limit, Consumer<String> printed)
      throws InterruptedException {
    return children.eval(id, code, limit, printed);
  }

  /// Compiles an environment.
  public Outcome load(Unpacked environment) throws InterruptedException {
    return children.load(environment);
  }

  /// Begins a task's work, behind what was begun before.
  ///
  /// @param id of this run; no other has it
  /// @param timeout null for none
  public Begun begin(
      String id,
      @Nullable String environment,
      Work work,
      @Nullable Duration timeout,
      Consumer<String> printed)
      throws InterruptedException {
    var where = Objects.requireNonNullElse(environment, Children.NO_ENVIRONMENT);
    var limit = Objects.requireNonNullElse(timeout, LONGEST);
    return switch (work) {
      case Work.Expression(var code, var locals) ->
          children.begin(id, new Request.Expression(where, code, locals), limit, printed);
      case Work.Call(var function, var arguments) ->
          children.begin(id, new Request.Call(where, function, arguments), limit, printed);
      case Work.Command command -> programs.begin(id, command, limit, printed);
    };
  }

  /// Takes back what was begun and doesn't run yet; see [Begun#isTakenBack].
  public void takeBack() throws InterruptedException {
    children.takeBack();
  }

  /// Interrupts a task that runs or is about to; if it doesn't end within a second it is killed.
  ///
  /// @param id that its run was given
  public void interruptTask(String id) {
    children.interrupt(id);
    programs.interrupt(id);
  }

  /// Ends a task that runs or is about to, at once.
  ///
  /// @param id that its run was given
  public void killTask(String id) {
    children.killTask(id);
    programs.kill(id);
  }

  @Override
  public void close() {
    children.close();
    programs.close();
  }
}
