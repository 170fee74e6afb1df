package dev.muster.shared.logs;

import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the logs and the printed output of some workers as they grow. For one thread; another may
/// close it.
public final class LogFollower implements AutoCloseable {
  private static final int BATCH = 5_000;

  private final Redis redis;
  private final Keys keys;
  private final List<String> workers;
  private final int tail;
  private final Waiting waiting;

  /// Stream to the last position read; empty until the tail has been read.
  private final Map<String, String> positions = new LinkedHashMap<>();

  private final Map<String, String> owners = new LinkedHashMap<>();

  LogFollower(Redis redis, Keys keys, List<String> workers, int tail) {
    this.redis = redis;
    this.keys = keys;
    this.workers = List.copyOf(workers);
    this.tail = tail;
    this.waiting = redis.waiting();
  }

  /// The tail at first, then what was written since, by time. Blocks until there is something.
  ///
  /// @param block how long at the most; longer than {@link Waiting#LONGEST} counts as that
  /// @return empty if nothing came, or this was closed
  /// @throws QueueException if Redis can't be reached; the next call goes on where this one stopped
  public List<LogLine> next(Duration block) {
    if (positions.isEmpty() && !workers.isEmpty()) {
      return first();
    }
    return since(block.compareTo(Waiting.LONGEST) > 0 ? Waiting.LONGEST : block);
  }

  private List<LogLine> first() {
    var streams = new ArrayList<String>();
    for (var worker : workers) {
      for (var stream : List.of(keys.log(worker), keys.output(worker))) {
        streams.add(stream);
        owners.put(stream, worker);
      }
    }
    var calls =
        streams.stream()
            .map(stream -> Call.of("XREVRANGE", stream, "+", "-", "COUNT", Math.max(1, tail)))
            .toList();
    var answers = redis.callAll(calls);
    var lines = new ArrayList<LogLine>();
    for (var i = 0; i < streams.size(); i++) {
      var entries = answers.get(i).list();
      positions.put(
          streams.get(i), entries.isEmpty() ? "0-0" : entries.getFirst().list().get(0).text());
      if (tail > 0) {
        lines.addAll(
            Logs.read(
                owners.getOrDefault(streams.get(i), ""),
                new Reply(entries.reversed().stream().map(Reply::raw).toList())));
      }
    }
    lines.sort(Logs.BY_TIME);
    return lines;
  }

  private List<LogLine> since(Duration block) {
    var args =
        new ArrayList<Object>(
            List.of("COUNT", BATCH, "BLOCK", Math.max(1, block.toMillis()), "STREAMS"));
    args.addAll(positions.keySet());
    args.addAll(positions.values());
    var lines = new ArrayList<LogLine>();
    for (var stream : waiting.call(block, "XREAD", args.toArray()).list()) {
      var name = stream.list().get(0).text();
      var entries = stream.list().get(1);
      lines.addAll(Logs.read(owners.getOrDefault(name, ""), entries));
      positions.put(name, entries.list().getLast().list().get(0).text());
    }
    lines.sort(Logs.BY_TIME);
    return lines;
  }

  @Override
  public void close() {
    waiting.close();
  }
}
