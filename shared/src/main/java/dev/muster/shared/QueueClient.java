package dev.muster.shared;

import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.environments.Environment;
import dev.muster.shared.environments.Environments;
import dev.muster.shared.environments.Sources;
import dev.muster.shared.files.Files;
import dev.muster.shared.logs.Logs;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Messages;
import dev.muster.shared.redis.Checkup;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.redis.Script;
import dev.muster.shared.redis.Traffic;
import dev.muster.shared.tasks.Tasks;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import dev.muster.shared.workers.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One queue, opened: the door to its workers, messages, tasks, files and logs. Safe for many
/// threads; close it when done.
///
/// ```java
/// try (var queue = QueueClient.open(RedisAddress.parse("redis://127.0.0.1"), "myqueue")) {
///   var sent = queue.messages().sendToAll(Command.PING, null);
///   queue.messages().responses(sent.id(), false, Duration.ofSeconds(10));
/// }
/// ```
public final class QueueClient implements AutoCloseable {
  private static final Script ATTACH = Script.beside(QueueClient.class, "attach.lua");
  static final String ALL_QUEUES = "muster:queues";

  private final Redis redis;
  private final Keys keys;
  private final boolean created;
  private final long workersAvailable;
  private final List<String> warnings;
  private final Files files;
  private final Environments environments;
  private final Workers workers;
  private final Messages messages;
  private final Logs logs;
  private final Tasks tasks;

  private QueueClient(Redis redis, String queue, @Nullable Sources sources, String who) {
    this.redis = redis;
    this.keys = new Keys(queue);
    this.warnings = redis.check();
    var attached = attach();
    this.created = attached.created;
    this.workersAvailable = attached.workers;
    this.files = new Files(redis, keys, who);
    this.environments = new Environments(redis, keys, files);
    var environment = sources == null ? null : environments.create(sources);
    this.workers = new Workers(redis, keys);
    this.messages = new Messages(redis, keys, who, files);
    this.logs = new Logs(redis, keys);
    this.tasks = new Tasks(redis, keys, environment);
  }

  /// Attaches to a queue, or makes it if there is none of that name.
  ///
  /// @throws QueueException if Redis can't be reached or refuses, the name can't be a queue's, or
  /// the queue speaks another version of the protocol
  public static QueueClient open(RedisAddress address, String queue) {
    return open(address, queue, null);
  }

  /// Attaches to a queue, or makes it. Tasks enqueued through this client see these imports and
  /// sources.
  ///
  /// @throws QueueException as above, or if a source can't be read
  public static QueueClient open(RedisAddress address, String queue, @Nullable Sources sources) {
    return connect(address, queue, sources, false, identity());
  }

  /// Attaches to a queue that is there already, over a connection that refuses to write.
  ///
  /// @throws QueueException as above, or (MISSING) if there is no such queue
  public static QueueClient watch(RedisAddress address, String queue) {
    return connect(address, queue, null, true, identity());
  }

  /// Attaches as a worker: what it packs is said to be from that.
  public static QueueClient openAs(RedisAddress address, String queue, String who) {
    return connect(address, queue, null, false, who);
  }

  private static QueueClient connect(
      RedisAddress address, String queue, @Nullable Sources sources, boolean readOnly, String who) {
    var redis = new Redis(address, "muster", readOnly);
    try {
      return new QueueClient(redis, queue, sources, who);
    } catch (RuntimeException e) {
      redis.close();
      throw e;
    }
  }

  private record Attached(boolean created, long workers) {}

  private Attached attach() {
    boolean made;
    String version;
    long live;
    if (redis.isReadOnly()) {
      made = false;
      version = redis.call("GET", keys.protocol()).textOrNull();
      if (version == null) {
        throw new QueueException(
            Reason.MISSING,
            "There is no queue " + keys.queue() + " at " + redis.address().display() + ".");
      }
      live = redis.call("SCARD", keys.workerNames()).number();
    } else {
      var answer = redis.run(ATTACH, keys, Keys.PROTOCOL).list();
      made = answer.get(0).number() == 1;
      version = answer.get(1).text();
      live = answer.get(2).number();
      announce();
    }
    var problem = Checkup.protocolProblem(keys.queue(), version);
    if (!problem.isEmpty()) {
      throw new QueueException(Reason.PROTOCOL, problem);
    }
    return new Attached(made, live);
  }

  private void announce() {
    try {
      redis.call("SADD", ALL_QUEUES, keys.queue());
    } catch (QueueException e) {
      if (e.isPassing()) {
        throw e;
      }
      // A user fenced to this queue may not write to the list of all queues; nothing depends on it.
    }
  }

  /// The queue's name.
  public String name() {
    return keys.queue();
  }

  /// Where it is.
  public RedisAddress address() {
    return redis.address();
  }

  /// All queues of its Redis, by name, this one among them: two round trips.
  ///
  /// @throws QueueException (DENIED) if this user may not see which there are
  public List<QueueCounts> queues() {
    return QueueCounts.all(redis);
  }

  /// What has gone over its connections so far.
  public Traffic traffic() {
    return redis.traffic();
  }

  /// Whether opening it made it.
  public boolean created() {
    return created;
  }

  /// Live workers at the moment it was opened.
  public long workersAvailable() {
    return workersAvailable;
  }

  /// What a person should know about this Redis; mostly nothing.
  public List<String> warnings() {
    return warnings;
  }

  /// The environment of the tasks enqueued here, if it was opened with one.
  public Optional<Environment> environment() {
    return tasks.environment();
  }

  public Workers workers() {
    return workers;
  }

  public Messages messages() {
    return messages;
  }

  public Tasks tasks() {
    return tasks;
  }

  public Files files() {
    return files;
  }

  public Logs logs() {
    return logs;
  }

  public Environments environments() {
    return environments;
  }

  /// Stops workers, each after the task that it runs: sends STOP, and waits until they have left.
  ///
  /// @return those that are still there when time is up: they run a task, or don't answer
  /// @throws QueueException (MISSING) if one isn't live; then none is stopped
  public List<String> stop(List<String> stopped, Duration patience) {
    messages.send(Command.STOP, null, stopped);
    return workers.awaitGone(stopped, patience);
  }

  /// Deletes the queue: its tasks, results, messages, logs, files and all that is known of its
  /// workers. This client is of no use afterwards.
  ///
  /// @return how many keys were deleted
  /// @throws QueueException (USAGE) if a worker of it lives: it would go on, and write again
  public long destroy() {
    var live =
        workers.fleet().workers().stream()
            .filter(w -> w.state() != WorkerState.LOST && w.state() != WorkerState.EXITED)
            .map(WorkerSummary::worker)
            .toList();
    if (!live.isEmpty()) {
      throw new QueueException(
          Reason.USAGE,
          "Queue "
              + name()
              + " is not deleted: stop its workers first: "
              + String.join(", ", live));
    }
    return new Destruction(redis, keys).run();
  }

  @Override
  public void close() {
    redis.close();
  }

  private static String identity() {
    return System.getProperty("user.name", "?") + "@" + HostName.get();
  }
}
