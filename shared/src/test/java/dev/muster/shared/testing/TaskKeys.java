package dev.muster.shared.testing;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.tasks.TaskStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/// Who owns the keys of tasks and workers: each task stands in the one place where its status wants
/// it, and what belongs to a task or a worker has it.
final class TaskKeys {
  private final Redis redis;
  private final Keys keys;
  private final Map<String, List<String>> places = new HashMap<>();
  private final Set<String> tasks = new HashSet<>();
  private final Set<String> workers;
  private final List<String> complaints = new ArrayList<>();

  TaskKeys(Redis redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
    workers = Set.copyOf(redis.call("ZRANGE", keys.workerChanged(), 0, -1).texts());
    var last = redis.call("GET", keys.taskCounter()).number();
    var calls = new ArrayList<Call>();
    for (long id = 1; id <= last; id++) {
      calls.add(Call.of("HMGET", keys.task(Long.toString(id)), "submitted", "status", "queue"));
    }
    var answers = calls.isEmpty() ? List.<Reply>of() : redis.callAll(calls);
    for (var i = 0; i < answers.size(); i++) {
      if (!answers.get(i).list().getFirst().isNull()) {
        tasks.add(Integer.toString(i + 1));
      }
    }
    for (var list : List.of(Keys.DEFAULT, Keys.COMMANDS)) {
      waiting(list, answers);
    }
    for (var status : TaskStatus.values()) {
      redis
          .call("ZRANGE", keys.taskIndex(status.name()), 0, -1)
          .texts()
          .forEach(id -> note(id, status.name()));
    }
    for (var i = 0; i < answers.size(); i++) {
      var status = answers.get(i).list().get(1).textOrNull();
      stands(Integer.toString(i + 1), status == null ? "PENDING" : status);
    }
  }

  private void waiting(String list, List<Reply> answers) {
    var skipped = 0;
    for (var id : redis.call("LRANGE", keys.waiting(list), 0, -1).texts()) {
      var fields = answers.get(Integer.parseInt(id) - 1).list();
      if (fields.get(0).isNull() || !fields.get(1).isNull()) {
        skipped++;
      } else {
        note(id, "PENDING");
      }
    }
    var tally = redis.call("HGET", keys.skipped(), list);
    if (skipped != (tally.isNull() ? 0 : tally.number())) {
      complaints.add(skipped + " ids in " + list + " don't wait, and " + tally + " are counted");
    }
  }

  private void note(String id, String place) {
    places.computeIfAbsent(id, _ -> new ArrayList<>()).add(place);
  }

  private void stands(String id, String status) {
    var where = places.getOrDefault(id, List.of());
    if (!where.equals(tasks.contains(id) ? List.of(status) : List.of())) {
      complaints.add("task " + id + " is " + status + " and stands in " + where);
    }
  }

  List<String> complaints() {
    return complaints;
  }

  /// @param row a key of the table
  /// @return what is wrong with it; empty for nothing
  String owned(String row, Matcher names) {
    var all =
        switch (row) {
          case "tasks:ID:body", "tasks:ID:attempts", "tasks:ID" -> tasks.contains(names.group(2));
          case "tasks:poison", "schedule" -> tasks.containsAll(members("ZRANGE", keys.of(row)));
          case "group:GROUP" -> tasks.containsAll(members("ZRANGE", keys.group(names.group(2))));
          case "workers:name", "workers:commands" ->
              workers.containsAll(redis.call("SMEMBERS", keys.of(row)).texts());
          case "workers:heartbeat", "workers:deadline" ->
              workers.containsAll(members("ZRANGE", keys.of(row)));
          case "workers:status",
              "workers:info",
              "workers:task",
              "workers:incarnation",
              "workers:period",
              "workers:suspect",
              "workers:vitals" ->
              workers.containsAll(redis.call("HKEYS", keys.of(row)).texts());
          case "messages", "packs" -> count(row) <= 1_000;
          case "bell:NAME" -> redis.call("LLEN", keys.bell(names.group(2))).number() <= 1;
          case "envirs" -> hasUses();
          default -> !row.startsWith("workers:W:") || workers.contains(names.group(2));
        };
    return all ? "" : "has no owner, or is larger than it may be";
  }

  private List<String> members(String command, String key) {
    return redis.call(command, key, 0, -1).texts();
  }

  private long count(String row) {
    return redis.call(row.equals("packs") ? "XLEN" : "ZCARD", keys.of(row)).number();
  }

  private boolean hasUses() {
    var used = members("ZRANGE", keys.environmentsUsed());
    return Stream.of(redis.call("HKEYS", keys.environments()).texts()).allMatch(used::containsAll);
  }
}
