package dev.muster.app.here;

import dev.muster.shared.HostName;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.SpawnOptions;
import dev.muster.shared.workers.Spawned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A Redis and workers that a window has started, and that end with it, however it ends. What the
/// workers wrote into their folders stays; what was in Redis is gone.
public final class OwnRedis implements AutoCloseable {
  private static final Duration UP = Duration.ofMinutes(1);
  private final List<Spawned> workers = new ArrayList<>();
  private final EmbeddedRedis redis;
  private final RedisAddress address;
  private final Thread hook = new Thread(this::end, "own-redis");
  private boolean ended;

  private OwnRedis() {
    redis = EmbeddedRedis.start();
    address = RedisAddress.parse(redis.url());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Starts the Redis, and waits until it answers.
  ///
  /// @throws QueueException (FAILED) if it can't be started, with why
  public static OwnRedis start() {
    try {
      return new OwnRedis();
    } catch (IllegalStateException e) {
      throw new QueueException(Reason.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  /// Where it is, with its password.
  public RedisAddress address() {
    return address;
  }

  /// Starts workers of a queue and waits until they are up. One works in the folder itself; of
  /// several each gets a folder of its own in there.
  ///
  /// @throws IOException if a folder can't be made
  /// @throws QueueException if a worker doesn't come up
  public void spawn(String queue, Path jar, Path folder, int number) throws IOException {
    try (var client = QueueClient.open(address, queue)) {
      for (int i = 1; i <= number; i++) {
        var own = WorkFolder.make(number == 1 ? folder : folder.resolve("worker-" + i));
        add(client, new SpawnOptions(jar, own, own.resolve("muster-worker.log"), List.of()));
      }
      client.workers().awaitAlive(started(), UP);
    }
  }

  private synchronized void add(QueueClient client, SpawnOptions options) {
    if (ended) {
      throw new QueueException(Reason.FAILED, "The window is closing.");
    }
    workers.add(client.workers().spawn(options));
  }

  private synchronized List<Spawned> started() {
    return List.copyOf(workers);
  }

  private synchronized void end() {
    if (ended) {
      return;
    }
    ended = true;
    var all =
        Stream.concat(workers.stream().map(one -> one.process().toHandle()), others())
            .distinct()
            .toList();
    all.forEach(ProcessHandle::destroy);
    all.forEach(Family::end);
    redis.close();
  }

  /// Those that were started later, from the window or by hand: without this Redis they are of no
  /// use.
  private Stream<ProcessHandle> others() {
    try (var client = new Redis(address, "muster", true)) {
      return client.call("SMEMBERS", "muster:queues").texts().stream().flatMap(this::working);
    } catch (QueueException e) {
      // It is gone already; so are those who wait for it, sooner or later.
      return Stream.empty();
    }
  }

  private Stream<ProcessHandle> working(String queue) {
    try (var client = QueueClient.watch(address, queue)) {
      return client.workers().info().values().stream()
          .filter(worker -> worker.hostname().equals(HostName.get()))
          .flatMap(worker -> ProcessHandle.of(worker.pid()).stream())
          .toList()
          .stream();
    }
  }

  /// Ends the workers, each after a moment to leave, and then the Redis.
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending and runs the hook itself.
    }
  }
}
