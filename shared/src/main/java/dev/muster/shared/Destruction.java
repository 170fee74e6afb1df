package dev.muster.shared;

import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.tasks.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Deletes all keys of a queue, and none that another program may have put beside them.
final class Destruction {
  private static final int AT_ONCE = 1_000;

  /// What follows the queue's name in the keys of the protocol.
  private static final Set<String> PARTS =
      Set.of(
          "alive",
          "bell",
          "envirs",
          "files",
          "group",
          "messages",
          "packs",
          "protocol",
          "queue",
          "retention",
          "schedule",
          "tasks",
          "upload",
          "waits",
          "workers");

  /// By what a queue looks alive: workers, waiting tasks, statuses.
  private static final List<String> FIRST =
      List.of(
          "workers:name",
          "workers:status",
          "workers:info",
          "workers:task",
          "workers:commands",
          "workers:incarnation",
          "workers:period",
          "workers:heartbeat",
          "workers:deadline",
          "workers:suspect",
          "workers:vitals",
          "workers:changed",
          "workers:introduced",
          "queue:default",
          "queue:commands",
          "bell:default",
          "bell:commands",
          "schedule",
          "tasks:skipped",
          "tasks:poison",
          "messages",
          "packs",
          "files",
          "envirs",
          "envirs:used");

  /// Without it a new task could get the id of one that is half there.
  private static final List<String> LAST = List.of("tasks:counter", "protocol");

  private final Redis redis;
  private final Keys keys;

  Destruction(Redis redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /// Looks through all of Redis, in steps that hold nobody up. Interrupted between any two of them,
  /// it leaves an empty queue from which nothing old comes back, and can be begun again.
  ///
  /// @return how many keys there were
  long run() {
    return hide() + sweep() + end();
  }

  /// Takes away in one step by what it looks alive.
  long hide() {
    return delete(
        Stream.concat(
                FIRST.stream(),
                Stream.of(TaskStatus.values()).map(status -> "tasks:index:" + status))
            .map(keys::of)
            .toList());
  }

  private long sweep() {
    var last = LAST.stream().map(keys::of).toList();
    long deleted = 0;
    var cursor = "0";
    do {
      var step = redis.call("SCAN", cursor, "MATCH", keys.of("*"), "COUNT", AT_ONCE).list();
      cursor = step.get(0).text();
      deleted +=
          delete(
              step.get(1).texts().stream()
                  .filter(key -> isOurs(key) && !last.contains(key))
                  .toList());
    } while (!cursor.equals("0"));
    return deleted;
  }

  private long end() {
    var deleted = delete(LAST.stream().map(keys::of).toList());
    forgetName();
    return deleted;
  }

  private boolean isOurs(String key) {
    var rest = key.substring(keys.of("").length());
    var end = rest.indexOf(':');
    return PARTS.contains(end < 0 ? rest : rest.substring(0, end));
  }

  private long delete(List<String> found) {
    return found.isEmpty() ? 0 : redis.call("UNLINK", new ArrayList<>(found).toArray()).number();
  }

  private void forgetName() {
    try {
      redis.call("SREM", QueueClient.ALL_QUEUES, keys.queue());
    } catch (QueueException e) {
      if (e.isPassing()) {
        throw e;
      }
      // A user fenced to this queue may not write to the list of all queues; nothing depends on it.
    }
  }
}
