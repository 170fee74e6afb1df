package dev.muster.worker;

import dev.muster.shared.Outcome;
import dev.muster.worker.child.ChildSettings;
import dev.muster.worker.child.Children;
import dev.muster.worker.child.Ran;
import dev.muster.worker.environments.Unpacked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where users' code runs: the worker's children.
public final class Code implements AutoCloseable {
  /// Bytes that each child may use.
  public static final long HEAP_BYTES = (long) ChildSettings.HEAP_MIB << 20;

  private static final Duration LONGEST = Duration.ofDays(365);

  private final Children children;

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
  }

  /// Runs code in the session that lasts between EVALs.
  public Outcome eval(String id, String code, Duration limit, Consumer<String> printed)
      throws InterruptedException {
    return children.eval(id, code, limit, printed);
  }

  /// Compiles an environment.
  public Outcome load(String id, List<String> imports, Map<String, String> sources)
      throws InterruptedException {
    return children.load(new Unpacked(id, imports, sources, List.of()));
  }

  /// Runs a task's expression.
  ///
  /// @param id of this run; no other has it
  public Ran run(
      String id,
      @Nullable String environment,
      String code,
      Map<String, JsonNode> locals,
      Consumer<String> printed)
      throws InterruptedException {
    var where = Objects.requireNonNullElse(environment, Children.NO_ENVIRONMENT);
    return children.task(id, where, code, locals, LONGEST, printed);
  }

  /// Ends a task that runs or is about to, at once.
  ///
  /// @param id that its run was given
  public void killTask(String id) {
    children.killTask(id);
  }

  @Override
  public void close() {
    children.close();
  }
}
