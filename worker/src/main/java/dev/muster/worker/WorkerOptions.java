package dev.muster.worker;

import dev.muster.shared.redis.RedisAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
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

  /// Whether this may be done here.
  public boolean allows(Allowed what) {
    return allowed.contains(what);
  }
}
