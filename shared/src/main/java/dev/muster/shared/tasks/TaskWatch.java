package dev.muster.shared.tasks;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Script;
import dev.muster.shared.redis.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Waits for the end of tasks, told by Redis and not by asking again. It asks to be told anew every
/// half minute, in case it was forgotten.
final class TaskWatch {
  private static final Script WAIT = Script.beside(TaskWatch.class, "wait.lua");
  private static final Script UNWAIT = Script.beside(TaskWatch.class, "unwait.lua");
  private static final int BATCH = 1_000;

  /// Seconds. Redis 6.2 takes a millisecond for no time, which is for ever.
  private static final double SHORTEST_BLOCK = 0.01;

  private final Redis redis;
  private final Keys keys;
  private final Consumer<Task> each;
  private final Set<String> open;
  private final String client;
  private final boolean asked;

  /// @param each takes each task as it ends
  TaskWatch(Redis redis, Keys keys, Collection<String> ids, Consumer<Task> each) {
    this(redis, keys, ids, each, newClient(), false);
  }

  private TaskWatch(
      Redis redis,
      Keys keys,
      Collection<String> ids,
      Consumer<Task> each,
      String client,
      boolean asked) {
    this.redis = redis;
    this.keys = keys;
    this.each = each;
    this.open = new LinkedHashSet<>(ids);
    this.client = client;
    this.asked = asked;
  }

  /// A client that nobody else is.
  static String newClient() {
    return UUID.randomUUID().toString();
  }

  /// Waits for what was put on the queue together with the wish of that client to be told.
  static TaskWatch asked(
      Redis redis, Keys keys, Collection<String> ids, Consumer<Task> each, String client) {
    return new TaskWatch(redis, keys, ids, each, client, true);
  }

  /// Waits.
  ///
  /// @return those that haven't ended by then; what isn't there, or any more, is passed over
  List<String> await(Duration wait) {
    try (var waiting = redis.waiting()) {
      return await(wait, waiting);
    }
  }

  /// The same over a connection.
  List<String> await(Duration wait, Waiting waiting) {
    var end = System.nanoTime() + wait.toNanos();
    if (!asked) {
      look();
    }
    var looked = System.nanoTime();
    while (!open.isEmpty()) {
      var left = end - System.nanoTime();
      if (left <= 0) {
        batches().forEach(ids -> redis.run(UNWAIT, keys, arguments(ids)));
        break;
      }
      var again = looked + Waiting.LONGEST.toNanos() - System.nanoTime();
      if (again <= 0) {
        look();
        looked = System.nanoTime();
      } else {
        hear(waiting, Duration.ofNanos(Math.min(left, again)));
      }
    }
    return List.copyOf(open);
  }

  private void look() {
    for (var ids : batches()) {
      var states = redis.run(WAIT, keys, arguments(ids)).list();
      var ended = new ArrayList<String>();
      for (var i = 0; i < ids.size(); i++) {
        var state = states.get(i).number();
        if (state < 0) {
          open.remove(ids.get(i));
        } else if (state > 0) {
          ended.add(ids.get(i));
        }
      }
      fetch(ended);
    }
  }

  private void hear(Waiting waiting, Duration block) {
    var calls = new ArrayList<Call>();
    var seconds = Math.max(SHORTEST_BLOCK, block.toMillis() / 1000.0);
    calls.add(Call.of("BLPOP", keys.waits(client), seconds));
    var one = open.size() == 1 ? List.copyOf(open) : List.<String>of();
    // The only one that it can be comes along with the news.
    calls.addAll(TaskRecord.calls(keys, one));
    var answers = waiting.callAll(block, calls);
    if (answers.isEmpty() || answers.getFirst().list().isEmpty()) {
      return;
    }
    var first = answers.getFirst().list().get(1).text();
    if (one.contains(first)) {
      give(one, TaskRecord.tasks(one, answers.subList(1, answers.size())));
      return;
    }
    var ended = new ArrayList<>(List.of(first));
    redis.call("LPOP", keys.waits(client), BATCH).list().stream()
        .map(Reply::text)
        .forEach(ended::add);
    fetch(ended.stream().filter(open::contains).toList());
  }

  private void fetch(List<String> ended) {
    if (!ended.isEmpty()) {
      give(ended, TaskRecord.tasks(ended, redis.callAll(TaskRecord.calls(keys, ended))));
    }
  }

  private void give(List<String> ended, List<Task> tasks) {
    tasks.forEach(each);
    ended.forEach(open::remove);
  }

  private List<List<String>> batches() {
    var all = List.copyOf(open);
    var batches = new ArrayList<List<String>>();
    for (var from = 0; from < all.size(); from += BATCH) {
      batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    return batches;
  }

  private Object[] arguments(List<String> ids) {
    var args = new ArrayList<Object>();
    args.add(client);
    args.addAll(ids);
    return args.toArray();
  }
}
