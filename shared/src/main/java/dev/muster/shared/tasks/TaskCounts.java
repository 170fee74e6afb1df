package dev.muster.shared.tasks;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Reply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// How many tasks are in each status: a few calls, whatever the number of tasks.
public final class TaskCounts {
  private static final List<TaskStatus> ALL = List.of(TaskStatus.values());

  private TaskCounts() {}

  /// The calls to send for all, alone or among others.
  static List<Call> calls(Keys keys) {
    return calls(keys, ALL);
  }

  /// The calls to send for some, alone or among others.
  public static List<Call> calls(Keys keys, List<TaskStatus> statuses) {
    var calls = new ArrayList<Call>();
    for (var status : statuses) {
      if (status == TaskStatus.PENDING) {
        calls.add(Call.of("LLEN", keys.waiting(Keys.DEFAULT)));
        calls.add(Call.of("LLEN", keys.waiting(Keys.COMMANDS)));
        calls.add(Call.of("HMGET", keys.skipped(), Keys.DEFAULT, Keys.COMMANDS));
      } else {
        calls.add(Call.of("ZCARD", keys.taskIndex(status.name())));
      }
    }
    return calls;
  }

  /// The answers for all.
  static Map<TaskStatus, Long> read(List<Reply> answers) {
    return read(ALL, answers);
  }

  /// Their answers.
  public static Map<TaskStatus, Long> read(List<TaskStatus> statuses, List<Reply> answers) {
    var counts = new EnumMap<TaskStatus, Long>(TaskStatus.class);
    var next = answers.iterator();
    for (var status : statuses) {
      var count = next.next().number();
      counts.put(status, status == TaskStatus.PENDING ? count + waiting(next) : count);
    }
    return counts;
  }

  /// Those of the second list, without those of both that don't wait any more.
  private static long waiting(Iterator<Reply> next) {
    return next.next().number() - next.next().list().stream().mapToLong(Reply::number).sum();
  }
}
