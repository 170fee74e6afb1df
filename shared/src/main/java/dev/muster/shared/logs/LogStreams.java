package dev.muster.shared.logs;

import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The streams of some workers, two each: what they logged, and what their code printed.
final class LogStreams {
  /// So much more is read of a stream that has more in one millisecond than a page holds.
  static final int WIDER = 4;

  private final Redis redis;

  /// Stream to the worker whose it is.
  private final Map<String, String> owners = new LinkedHashMap<>();

  LogStreams(Redis redis, Keys keys, List<String> workers) {
    this.redis = redis;
    for (var worker : workers) {
      owners.put(keys.log(worker), worker);
      owners.put(keys.output(worker), worker);
    }
  }

  List<String> names() {
    return List.copyOf(owners.keySet());
  }

  String owner(String stream) {
    return owners.getOrDefault(stream, "");
  }

  /// Entries of a stream, oldest first, as lines.
  List<LogLine> lines(String stream, List<Reply> entries) {
    return Logs.read(owner(stream), entries);
  }

  /// The newest lines before some moment. A stream of which there is more than was read says
  /// nothing of the time before what was read of it, so neither does the page.
  ///
  /// @param before null for the newest
  /// @param most entries of each stream
  /// @param newest takes the newest position of each stream that has one
  LogPage page(@Nullable Instant before, int most, Map<String, String> newest) {
    for (int count = Math.max(1, most); ; count *= WIDER) {
      var width = count;
      var read = read(before, width);
      var since = since(read, width);
      var more = read.values().stream().anyMatch(entries -> entries.size() >= width);
      var lines = new ArrayList<LogLine>();
      read.forEach(
          (stream, entries) -> {
            if (!entries.isEmpty()) {
              newest.put(stream, position(entries.getLast()));
            }
            lines(stream, entries).stream()
                .filter(line -> line.time().toEpochMilli() >= since)
                .forEach(lines::add);
          });
      if (!lines.isEmpty() || !more) {
        lines.sort(Logs.BY_TIME);
        return new LogPage(lines, Instant.ofEpochMilli(since), more);
      }
    }
  }

  private Map<String, List<Reply>> read(@Nullable Instant before, int count) {
    var end = before == null ? "+" : String.valueOf(Math.max(0, before.toEpochMilli() - 1));
    var calls =
        owners.keySet().stream()
            .map(stream -> Call.of("XREVRANGE", stream, end, "-", "COUNT", count))
            .toList();
    var answers = redis.callAll(calls);
    var read = new LinkedHashMap<String, List<Reply>>();
    int i = 0;
    for (var stream : owners.keySet()) {
      read.put(stream, answers.get(i++).list().reversed());
    }
    return read;
  }

  /// Of the oldest millisecond that was read of a stream there may be more, so that isn't counted.
  private static long since(Map<String, List<Reply>> read, int count) {
    return read.values().stream()
        .filter(entries -> entries.size() >= count)
        .mapToLong(entries -> millis(position(entries.getFirst())) + 1)
        .max()
        .orElse(0);
  }

  static String position(Reply entry) {
    return entry.list().getFirst().text();
  }

  static long millis(String position) {
    return Long.parseLong(position.substring(0, position.indexOf('-')));
  }
}
