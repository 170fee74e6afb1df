package dev.muster.worker;

import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.TestRedis;
import dev.muster.worker.WorkerOptions.Allowed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a test's worker is to be, where it isn't as a worker is by default.
public final class TestOptions {
  private final TestRedis at;
  private final Path directory;
  private String name = "host::1";
  private @Nullable Path logFile;
  private Duration period = Duration.ofSeconds(30);
  private Duration expire = Duration.ofSeconds(90);
  private @Nullable String aliveKey;
  private Set<Allowed> allowed = EnumSet.of(Allowed.EVAL, Allowed.TASKS, Allowed.FILES);

  /// Called `host::1`, working in that folder.
  public TestOptions(TestRedis at, Path directory) {
    this.at = at;
    this.directory = directory;
  }

  /// Called otherwise.
  public TestOptions name(String other) {
    name = other;
    return this;
  }

  /// Writes its log to that file too.
  public TestOptions logFile(Path file) {
    logFile = file;
    return this;
  }

  /// Beats that often, and expires after three beats.
  public TestOptions period(Duration other) {
    period = other;
    expire = other.multipliedBy(3);
    return this;
  }

  TestOptions aliveKey(String key) {
    aliveKey = key;
    return this;
  }

  /// May do these things alone.
  public TestOptions allow(Allowed... these) {
    allowed = Set.of(these);
    return this;
  }

  WorkerOptions build() {
    return new WorkerOptions(
        at.queue(),
        RedisAddress.parse(at.url()),
        name,
        directory,
        logFile,
        period,
        expire,
        aliveKey,
        allowed,
        null,
        Path.of("muster-worker.jar").toAbsolutePath());
  }
}
