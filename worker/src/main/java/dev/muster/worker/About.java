package dev.muster.worker;

import dev.muster.shared.HostName;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.workers.WorkerInfo;
import dev.muster.worker.environments.EnvironmentLoader;
import java.time.Instant;
import java.util.List;

/// What a worker says of itself.
final class About {
  private final WorkerOptions options;
  private final Keys keys;
  private final String worker;
  private final EnvironmentLoader environments;
  private volatile long started;

  About(WorkerOptions options, Keys keys, String worker, EnvironmentLoader environments) {
    this.options = options;
    this.keys = keys;
    this.worker = worker;
    this.environments = environments;
  }

  /// @param time by Redis
  void startedAt(Instant time) {
    started = time.toEpochMilli();
  }

  WorkerInfo info() {
    return new WorkerInfo(
        Version.get(),
        Keys.PROTOCOL,
        Machine.platform(),
        Machine.running(),
        HostName.get(),
        ProcessHandle.current().pid(),
        options.redis().host(),
        options.redis().port(),
        worker,
        options.queue(),
        options.period().toMillis() / 1000.0,
        options.expire().toMillis() / 1000.0,
        keys.messages(worker),
        keys.responses(worker),
        keys.log(worker),
        environments.loaded(),
        List.of(Keys.DEFAULT),
        options.directory().toString(),
        started,
        Runtime.getRuntime().availableProcessors(),
        Code.HEAP_BYTES);
  }
}
