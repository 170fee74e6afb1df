package dev.muster.shared;

import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

  private final Redis redis;
  private final Keys keys;

  Destruction(Redis redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /// Looks through all of Redis, in steps that hold nobody up.
  ///
  /// @return how many keys there were
  long run() {
    long deleted = 0;
    var cursor = "0";
    do {
      var step = redis.call("SCAN", cursor, "MATCH", keys.of("*"), "COUNT", AT_ONCE).list();
      cursor = step.get(0).text();
      deleted += delete(step.get(1).texts().stream().filter(this::isOurs).toList());
    } while (!cursor.equals("0"));
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
