package dev.muster.app.bench;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The least that a queue can do over Redis from Java: no check, no log, no name, and the work is
/// done where it is read.
final class BareLoop {
  private static final Duration WAIT = Duration.ofSeconds(10);

  /// Ends a task if one is named, takes the next, and marks it.
  private static final String NEXT =
      """
      if ARGV[1] ~= '' then
        redis.call('HSET', 'bare:status', ARGV[1], 'COMPLETE')
        redis.call('HSET', 'bare:result', ARGV[1], ARGV[2])
        redis.call('HSET', 'bare:finished', ARGV[1], ARGV[3])
        redis.call('LREM', 'bare:running', 1, ARGV[1])
      end
      local id = redis.call('LPOP', 'bare:queue')
      if not id then return false end
      redis.call('RPUSH', 'bare:running', id)
      redis.call('HSET', 'bare:status', id, 'RUNNING')
      redis.call('HSET', 'bare:started', id, ARGV[3])
      return {id, redis.call('HGET', 'bare:work', id)}
      """;

  private final Redis redis;

  BareLoop(Redis redis) {
    this.redis = redis;
  }

  /// Puts tasks on its queue, and drains it at one script a task.
  ///
  /// @return tasks a second, from the fifth part on
  double drain(int tasks) {
    for (int from = 0; from < tasks; from += 500) {
      var calls = new ArrayList<Call>();
      for (int id = from; id < Math.min(tasks, from + 500); id++) {
        calls.addAll(enqueue(id));
      }
      redis.callAll(calls);
    }
    var script = redis.call("SCRIPT", "LOAD", NEXT).text();
    var id = "";
    var work = "";
    long begun = System.nanoTime();
    // Its thread sleeps until an answer is there, as it does with the client library alone.
    try (var plain = redis.waiting()) {
      for (int done = -1; ; ) {
        var next = plain.call(WAIT, "EVALSHA", script, 0, id, work, System.currentTimeMillis());
        if (++done == tasks / 5) {
          begun = System.nanoTime();
        }
        if (next.isNull()) {
          break;
        }
        id = next.list().get(0).text();
        work = next.list().get(1).text();
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    redis.call("DEL", "bare:work", "bare:status", "bare:started", "bare:finished", "bare:result");
    return (tasks - tasks / 5) / seconds;
  }

  private static List<Call> enqueue(long id) {
    return List.of(
        Call.of("HSET", "bare:work", id, "twice(" + id + ")"),
        Call.of("HSET", "bare:status", id, "PENDING"),
        Call.of("RPUSH", "bare:queue", id));
  }

  /// Serves one task after another until its connection is closed.
  void serve(Waiting waiting) {
    while (true) {
      var popped = waiting.call(WAIT, "BLPOP", "bare:queue", WAIT.toSeconds());
      if (popped.isNull()) {
        return;
      }
      var id = popped.list().get(1).text();
      var work =
          redis
              .callAll(
                  List.of(
                      Call.of("HSET", "bare:status", id, "RUNNING"),
                      Call.of("HSET", "bare:started", id, System.currentTimeMillis()),
                      Call.of("HGET", "bare:work", id)))
              .get(2)
              .text();
      redis.callAll(
          List.of(
              Call.of("HSET", "bare:status", id, "COMPLETE"),
              Call.of("HSET", "bare:result", id, work),
              Call.of("HSET", "bare:finished", id, System.currentTimeMillis()),
              Call.of("RPUSH", "bare:ended:" + id, id)));
    }
  }

  /// Puts one task on its queue and waits for its result.
  void roundTrip(Waiting waiting, long id) {
    redis.callAll(enqueue(id));
    waiting.call(WAIT, "BLPOP", "bare:ended:" + id, WAIT.toSeconds());
    redis.call("HGET", "bare:result", id);
  }
}
