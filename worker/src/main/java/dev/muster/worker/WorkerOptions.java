package dev.muster.worker;

import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.RedisAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a worker is to be.
///
/// @param queue its queue
/// @param redis where it is
/// @param name the name it was given; null for `host::pid`
/// @param directory its working folder
/// @param logFile where its log goes besides standard output; null for nowhere
/// @param period between beats
/// @param expire without a beat for so long, it counts as lost; at least two periods
/// @param aliveKey list to which it pushes its id once it is up; null for none
/// @param allowed what it may do
/// @param passwordFile where its password was read from; null for nowhere
/// @param program its own jar or classes
public record WorkerOptions(
    String queue,
    RedisAddress redis,
    @Nullable String name,
    Path directory,
    @Nullable Path logFile,
    Duration period,
    Duration expire,
    @Nullable String aliveKey,
    Set<Allowed> allowed,
    @Nullable Path passwordFile,
    Path program) {
  /// What a worker may be switched off for.
  public enum Allowed {
    /// Answers EVAL.
    EVAL,
    /// Runs tasks.
    TASKS,
    /// Runs tasks that are commands of the operating system.
    COMMANDS,
    /// Answers DIR, PUSH and PULL.
    FILES
  }

  public WorkerOptions {
    allowed = allowed.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(allowed));
  }

  /// The lists of waiting tasks that it runs.
  public List<String> lists() {
    return Stream.of(
            allows(Allowed.TASKS) ? Keys.DEFAULT : "",
            allows(Allowed.COMMANDS) ? Keys.COMMANDS : "")
        .filter(list -> !list.isEmpty())
        .toList();
  }

  /// Whether this may be done here.
  public boolean allows(Allowed what) {
    return allowed.contains(what);
  }
}
