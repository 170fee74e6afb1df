package dev.muster.shared.tasks;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Reply;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How many tasks are in each status: one call a status, whatever the number of tasks.
public final class TaskCounts {
  private TaskCounts() {}

  /// The calls to send, alone or among others.
  public static List<Call> calls(Keys keys) {
    return Arrays.stream(TaskStatus.values())
        .map(
            status ->
                status == TaskStatus.PENDING
                    ? Call.of("LLEN", keys.waiting("default"))
                    : Call.of("ZCARD", keys.taskIndex(status.name())))
        .toList();
  }

  /// Their answers.
  public static Map<TaskStatus, Long> read(List<Reply> answers) {
    var counts = new EnumMap<TaskStatus, Long>(TaskStatus.class);
    var next = answers.iterator();
    for (var status : TaskStatus.values()) {
      counts.put(status, next.next().number());
    }
    return counts;
  }
}
