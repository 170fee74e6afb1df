package dev.muster.shared.workers;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The workers of a queue: who lives, in which state; started here or stopped anywhere.
public final class Workers {
  private final Redis redis;
  private final Keys keys;
  private final FleetReader reader;

  /// All tasks are read at once.
  static final Predicate<String> EVERYBODY = _ -> true;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final Duration A_MOMENT = Duration.ofMillis(10);

  /// Over a connection.
  public Workers(Redis redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
    this.reader = new FleetReader(redis, keys);
  }

  /// All workers and what waits for them, as of one moment. Reads only.
  public Fleet fleet() {
    return fleet(EVERYBODY);
  }

  /// The same for who looks again and again: in three round trips at most, with bytes for what has
  /// changed since the last look. What tasks run is read at once of the workers that are seen, and
  /// by and by of the others.
  public Fleet fleet(Predicate<String> seen) {
    return reader.read(seen);
  }

  /// Ids of the live workers, in order.
  public List<String> list() {
    return redis.call("SMEMBERS", keys.workerNames()).texts().stream().sorted().toList();
  }

  /// Ids of the workers that left in order within the last 7 days.
  public List<String> exited() {
    return status().entrySet().stream()
        .filter(entry -> entry.getValue() == WorkerState.EXITED)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The state of each worker that is known, also of those that left or were lost.
  public Map<String, WorkerState> status() {
    var states = new LinkedHashMap<String, WorkerState>();
    redis
        .call("HGETALL", keys.workerStatus())
        .map()
        .forEach((worker, status) -> states.put(worker, Watched.stateOf(status.text())));
    return states;
  }

  /// What each live worker said of itself, by worker; without those whose word can't be read.
  public Map<String, WorkerInfo> info() {
    var live = list();
    if (live.isEmpty()) {
      return Map.of();
    }
    var args = new ArrayList<Object>();
    args.add(keys.workerInfo());
    args.addAll(live);
    var documents = redis.call("HMGET", args.toArray()).list();
    var infos = new LinkedHashMap<String, WorkerInfo>();
    for (var i = 0; i < live.size(); i++) {
      var document = documents.get(i).textOrNull();
      var worker = live.get(i);
      if (document != null) {
        Json.read(document, WorkerInfo.class).ifPresent(info -> infos.put(worker, info));
      }
    }
    return infos;
  }

  /// Waits until workers have left, or were lost.
  ///
  /// @return those that are still there when time is up
  public List<String> awaitGone(Collection<String> workers, Duration patience) {
    var end = System.nanoTime() + patience.toNanos();
    var there = new ArrayList<String>();
    try (var waiting = redis.waiting()) {
      for (var worker : workers) {
        if (!awaitGone(worker, end, waiting)) {
          there.add(worker);
        }
      }
    }
    return there;
  }

  /// A worker's last line comes a moment before it leaves, so each line is a reason to look.
  private boolean awaitGone(String worker, long end, Waiting waiting) {
    var log = keys.log(worker);
    var newest = redis.call("XREVRANGE", log, "+", "-", "COUNT", 1).list();
    var position = newest.isEmpty() ? "0-0" : newest.getFirst().list().get(0).text();
    var block = LOOK_AGAIN;
    while (redis.call("SISMEMBER", keys.workerNames(), worker).number() == 1) {
      var left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        return false;
      }
      var most = left.compareTo(block) < 0 ? left : block;
      var lines =
          waiting
              .call(most, "XREAD", "BLOCK", Math.max(1, most.toMillis()), "STREAMS", log, position)
              .list();
      if (!lines.isEmpty()) {
        position = lines.getFirst().list().get(1).list().getLast().list().get(0).text();
        block = A_MOMENT;
      } else {
        block = LOOK_AGAIN;
      }
    }
    return true;
  }

  /// Starts a worker process on this machine. It isn't up yet: see {@link #awaitAlive}.
  ///
  /// @throws QueueException if the process can't be started
  public Spawned spawn(SpawnOptions options) {
    redis.refuseIfReadOnly();
    return Spawned.start(options, redis.address(), keys);
  }

  /// Waits until workers started here are up, and gives their ids in the same order.
  ///
  /// @throws QueueException (FAILED) if one of them ended instead, with what it said; (TIMEOUT) if
  ///     time is up
  public List<String> awaitAlive(Collection<Spawned> started, Duration wait) {
    var end = System.nanoTime() + wait.toNanos();
    return started.stream()
        .map(worker -> awaitAlive(worker, Duration.ofNanos(end - System.nanoTime())))
        .toList();
  }

  private String awaitAlive(Spawned started, Duration wait) {
    var end = System.nanoTime() + wait.toNanos();
    try (var waiting = redis.waiting()) {
      // A process that ends instead ends the wait too.
      var ended = started.process().onExit().thenRun(waiting::close);
      while (started.process().isAlive()) {
        var left = Math.min(10.0, (end - System.nanoTime()) / 1e9);
        if (left <= 0) {
          throw new QueueException(
              Reason.TIMEOUT,
              "The worker did not come up within "
                  + wait.toSeconds()
                  + " s: look into "
                  + started.logFile()
                  + ".");
        }
        var popped =
            waiting.call(
                Duration.ofMillis((long) (left * 1000)),
                "BLPOP",
                started.aliveKey(),
                Math.max(0.01, left));
        if (!popped.isNull()) {
          return popped.list().get(1).text();
        }
      }
      ended.cancel(false);
    }
    throw new QueueException(
        Reason.FAILED, "The worker ended before it was up: " + started.lastWords());
  }
}
