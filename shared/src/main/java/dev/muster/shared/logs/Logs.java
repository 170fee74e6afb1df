package dev.muster.shared.logs;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The workers' logs. Each worker keeps its newest lines in Redis, up to about 1 MiB.
public final class Logs {
  static final Comparator<LogLine> BY_TIME =
      Comparator.comparing(LogLine::time)
          .thenComparing(LogLine::worker)
          .thenComparingLong(LogLine::number);

  private final Redis redis;
  private final Keys keys;

  /// Over a connection.
  public Logs(Redis redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /// The newest lines of some workers' logs, oldest first, without what code printed.
  ///
  /// @param workers whose; of all live workers if empty
  /// @param n how many of each at the most
  public List<LogLine> tail(List<String> workers, int n) {
    var whose = workers.isEmpty() ? redis.call("SMEMBERS", keys.workerNames()).texts() : workers;
    var calls =
        whose.stream()
            .map(worker -> Call.of("XREVRANGE", keys.log(worker), "+", "-", "COUNT", n))
            .toList();
    var answers = redis.callAll(calls);
    var lines = new ArrayList<LogLine>();
    for (var i = 0; i < whose.size(); i++) {
      lines.addAll(read(whose.get(i), answers.get(i).list()).reversed());
    }
    lines.sort(BY_TIME);
    return List.copyOf(lines);
  }

  /// Follows logs and printed output as they are written.
  ///
  /// @param workers whose
  /// @param tail how many of the newest lines of each come first
  public LogFollower follow(List<String> workers, int tail) {
    return new LogFollower(redis, new LogStreams(redis, keys, workers), tail, 0, Map.of());
  }

  /// Follows them for somebody who looks: never behind. What is written faster than it is read is
  /// passed over, and {@link LogBatch} says of whom.
  ///
  /// @param workers whose
  /// @param tail how many of the newest entries come first; whole from some moment on
  /// @param most entries of each of their two streams that are read at once
  /// @param from where an earlier follower of theirs stopped; empty to begin with the tail
  public LogFollower follow(List<String> workers, int tail, int most, Map<String, String> from) {
    return new LogFollower(
        redis, new LogStreams(redis, keys, workers), tail, Math.max(1, most), from);
  }

  /// The newest lines and printed output before some moment, whole from some moment on.
  ///
  /// @param workers whose
  /// @param before everything in it is older
  /// @param most entries of each of their two streams
  public LogPage before(List<String> workers, Instant before, int most) {
    return new LogStreams(redis, keys, workers).page(before, most, new HashMap<>());
  }

  /// The page that ends with some moment, of which a part is known already, and goes further back:
  /// it has an older line wherever Redis has one.
  ///
  /// @param workers whose
  /// @param most entries of each of their two streams, unless that is too few to get there
  public LogPage past(List<String> workers, Instant moment, int most) {
    for (int count = most; ; count *= LogStreams.WIDER) {
      var page = before(workers, moment.plusMillis(1), count);
      if (!page.more() || page.lines().getFirst().time().isBefore(moment)) {
        return page;
      }
    }
  }

  /// Entries of a log or an output stream as lines, in their order.
  static List<LogLine> read(String worker, List<Reply> entries) {
    var lines = new ArrayList<LogLine>();
    for (var entry : entries) {
      var position = entry.list().get(0).text();
      var fields = entry.list().get(1).map();
      var time = Instant.ofEpochMilli(LogStreams.millis(position));
      var number = number(field(fields, "n"));
      if (fields.containsKey("text")) {
        for (var line : field(fields, "text").split("\n", -1)) {
          lines.add(new LogLine(worker, position, time, LogLine.OUTPUT, line, number));
          number = number < 0 ? -1 : number + 1;
        }
      } else {
        lines.add(
            new LogLine(
                worker,
                position,
                time,
                field(fields, "command"),
                field(fields, "message"),
                number));
      }
    }
    return lines;
  }

  /// Whoever may write to a log may write anything there.
  private static long number(String text) {
    try {
      return text.isEmpty() ? -1 : Math.max(-1, Long.parseLong(text));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String field(Map<String, Reply> fields, String name) {
    var value = fields.get(name);
    return value == null ? "" : value.text();
  }
}
