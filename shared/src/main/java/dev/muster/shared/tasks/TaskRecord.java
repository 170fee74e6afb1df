package dev.muster.shared.tasks;

import dev.muster.shared.Failure;
import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads and writes what stands in `Q:tasks:ID`.
public final class TaskRecord {
  /// Bytes that one character may take in JSON.
  private static final int LONGEST_ESCAPE = 6;

  private TaskRecord() {}

  /// The calls that ask for the code of a running task: two a task, and never for the whole of a
  /// long one.
  public static List<Call> codeCalls(Keys keys, String id, int longest) {
    return List.of(
        Call.of("HGET", keys.task(id), "work"),
        Call.of("GETRANGE", keys.taskBody(id), 0, LONGEST_ESCAPE * longest));
  }

  /// From the answers to those calls, shortened to one line.
  public static String code(Reply field, Reply body, int longest) {
    var work = field.textOrNull();
    var code = work == null ? CodeBeginning.of(body.text()) : WorkDocument.read(work).text();
    var line = code.strip().replaceAll("\\s+", " ");
    return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
  }

  private record Entry(
      int attempt,
      TaskStatus status,
      String worker,
      long started,
      long finished,
      @Nullable Failure error) {}

  /// From an entry of `Q:tasks:ID:attempts`; empty if it can't be read.
  static Optional<Attempt> attempt(String entry) {
    return Json.read(entry, Entry.class)
        .map(
            read ->
                new Attempt(
                    read.attempt,
                    read.status,
                    read.worker,
                    Instant.ofEpochMilli(read.started),
                    Instant.ofEpochMilli(read.finished),
                    read.error));
  }

  /// The calls that ask for all of some tasks: two each.
  static List<Call> calls(Keys keys, List<String> ids) {
    return ids.stream()
        .flatMap(
            id -> Stream.of(Call.of("HGETALL", keys.task(id)), Call.of("GET", keys.taskBody(id))))
        .toList();
  }

  /// From the answers to those calls; without those that aren't there.
  static List<Task> tasks(List<String> ids, List<Reply> answers) {
    var tasks = new ArrayList<Task>();
    for (var i = 0; i < ids.size(); i++) {
      var fields = answers.get(2 * i).map();
      if (!fields.isEmpty()) {
        tasks.add(read(ids.get(i), fields, answers.get(2 * i + 1).textOrNull()));
      }
    }
    return tasks;
  }

  private static Task read(String id, Map<String, Reply> fields, @Nullable String body) {
    var status =
        Optional.ofNullable(text(fields, "status"))
            .map(TaskStatus::valueOf)
            .orElse(TaskStatus.PENDING);
    var work = text(fields, "work");
    var document = work != null ? work : body == null ? "{\"expr\":\"\"}" : body;
    var submitted = time(fields, "submitted");
    return new Task(
        id,
        status,
        WorkDocument.read(document),
        options(fields),
        text(fields, "envir"),
        text(fields, "worker"),
        (int)
            (fields.containsKey("attempt")
                ? Long.parseLong(String.valueOf(text(fields, "attempt")))
                : 0),
        outcome(fields),
        text(fields, "output"),
        submitted == null ? Instant.EPOCH : submitted,
        time(fields, "started"),
        time(fields, "finished"));
  }

  private static TaskOptions options(Map<String, Reply> fields) {
    var timeout = fields.get("timeout");
    var retries = fields.get("retries");
    return new TaskOptions(
        timeout == null ? null : Duration.ofMillis(timeout.number()),
        retries == null ? 0 : (int) retries.number(),
        text(fields, "group"),
        fields.containsKey("once"));
  }

  private static @Nullable Outcome outcome(Map<String, Reply> fields) {
    var result = text(fields, "result");
    if (result != null) {
      return new Outcome.Ok(Json.parse(result));
    }
    var error = text(fields, "error");
    return error == null
        ? null
        : new Outcome.Failed(Json.read(error, Failure.class).orElse(Failure.of("Error", error)));
  }

  private static @Nullable String text(Map<String, Reply> fields, String name) {
    var value = fields.get(name);
    return value == null ? null : value.textOrNull();
  }

  private static @Nullable Instant time(Map<String, Reply> fields, String name) {
    var value = fields.get(name);
    return value == null ? null : Instant.ofEpochMilli(value.number());
  }
}
