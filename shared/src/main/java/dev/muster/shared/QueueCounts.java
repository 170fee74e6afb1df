package dev.muster.shared;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.tasks.TaskCounts;
import dev.muster.shared.tasks.TaskStatus;
import java.util.ArrayList;
import java.util.List;

/// A queue among the others of its Redis.
///
/// @param name the queue's
/// @param workers how many have a name there; -1 where this user may not read them
/// @param waiting how many tasks wait; -1 where this user may not read them
public record QueueCounts(String name, long workers, long waiting) {
  private static final List<TaskStatus> WAITING = List.of(TaskStatus.PENDING);

  /// All queues of a Redis, by name, in two round trips.
  ///
  /// @throws QueueException if Redis can't be reached, or (DENIED) this user may not see which
  /// queues there are
  public static List<QueueCounts> all(Redis redis) {
    var names = redis.call("SMEMBERS", QueueClient.ALL_QUEUES).texts().stream().sorted().toList();
    try {
      return read(redis, names);
    } catch (QueueException e) {
      if (e.isPassing()) {
        throw e;
      }
      // One of them isn't this user's to read.
      return names.stream().map(name -> alone(redis, name)).toList();
    }
  }

  private static QueueCounts alone(Redis redis, String name) {
    try {
      return read(redis, List.of(name)).getFirst();
    } catch (QueueException e) {
      if (e.isPassing()) {
        throw e;
      }
      return new QueueCounts(name, -1, -1);
    }
  }

  private static List<QueueCounts> read(Redis redis, List<String> names) {
    var calls = new ArrayList<Call>();
    for (var name : names) {
      var keys = new Keys(name);
      calls.add(Call.of("SCARD", keys.workerNames()));
      calls.addAll(TaskCounts.calls(keys, WAITING));
    }
    var answers = calls.isEmpty() ? List.<Reply>of() : redis.callAll(calls);
    var counts = new ArrayList<QueueCounts>();
    for (int i = 0; i < names.size(); i++) {
      int each = answers.size() / names.size();
      var own = answers.subList(i * each, (i + 1) * each);
      long waiting =
          TaskCounts.read(WAITING, own.subList(1, each)).getOrDefault(TaskStatus.PENDING, 0L);
      counts.add(new QueueCounts(names.get(i), own.getFirst().number(), waiting));
    }
    return counts;
  }
}
