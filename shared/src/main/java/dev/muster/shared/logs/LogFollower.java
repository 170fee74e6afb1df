package dev.muster.shared.logs;

import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the logs and the printed output of some workers as they grow. For one thread; another may
/// close it.
public final class LogFollower implements AutoCloseable {
  private static final int BATCH = 5_000;
  private static final String START = "0-0";

  private final Redis redis;
  private final LogStreams streams;
  private final int tail;
  private final int most;
  private final Waiting waiting;

  /// Stream to the last position read; empty until the tail has been read.
  private final Map<String, String> positions = new LinkedHashMap<>();

  /// @param most entries of each stream that are read at once, before it skips ahead; 0 to read all
  LogFollower(Redis redis, LogStreams streams, int tail, int most, Map<String, String> from) {
    this.redis = redis;
    this.streams = streams;
    this.tail = tail;
    this.most = most;
    this.waiting = redis.waiting();
    if (!from.isEmpty()) {
      streams.names().forEach(name -> positions.put(name, from.getOrDefault(name, START)));
    }
  }

  /// The tail at first, then what was written since, by time. Blocks until there is something.
  ///
  /// @param block how long at the most; longer than {@link Waiting#LONGEST} counts as that
  /// @return empty if nothing came, or this was closed
  /// @throws QueueException if Redis can't be reached; the next call goes on where this one stopped
  public List<LogLine> next(Duration block) {
    return batch(block).lines();
  }

  /// The same, and what there is to say of it.
  public LogBatch batch(Duration block) {
    if (positions.isEmpty() && !streams.names().isEmpty()) {
      return most == 0 ? firstOfEach() : first();
    }
    return since(block.compareTo(Waiting.LONGEST) > 0 ? Waiting.LONGEST : block);
  }

  /// So many of each, however old.
  private LogBatch firstOfEach() {
    var calls =
        streams.names().stream()
            .map(name -> Call.of("XREVRANGE", name, "+", "-", "COUNT", Math.max(1, tail)))
            .toList();
    var answers = redis.callAll(calls);
    var lines = new ArrayList<LogLine>();
    for (var i = 0; i < answers.size(); i++) {
      var name = streams.names().get(i);
      var entries = answers.get(i).list();
      positions.put(name, entries.isEmpty() ? START : LogStreams.position(entries.getFirst()));
      if (tail > 0) {
        lines.addAll(streams.lines(name, entries.reversed()));
      }
    }
    lines.sort(Logs.BY_TIME);
    return new LogBatch(lines, Set.of(), null, positions);
  }

  private LogBatch first() {
    var newest = new HashMap<String, String>();
    var page = streams.page(null, tail, newest);
    streams.names().forEach(name -> positions.put(name, newest.getOrDefault(name, START)));
    return new LogBatch(page.lines(), Set.of(), page, positions);
  }

  private LogBatch since(Duration block) {
    var count = most == 0 ? BATCH : most;
    var args =
        new ArrayList<Object>(
            List.of("COUNT", count, "BLOCK", Math.max(1, block.toMillis()), "STREAMS"));
    args.addAll(positions.keySet());
    args.addAll(positions.values());
    var lines = new ArrayList<LogLine>();
    var full = new ArrayList<String>();
    for (var stream : waiting.call(block, "XREAD", args.toArray()).list()) {
      var name = stream.list().get(0).text();
      var entries = stream.list().get(1).list();
      take(name, entries, lines);
      if (entries.size() >= count) {
        full.add(name);
      }
    }
    var hurried = most == 0 ? Set.<String>of() : skipAhead(full, lines);
    lines.sort(Logs.BY_TIME);
    return new LogBatch(lines, hurried, null, positions);
  }

  /// Of a stream that had more than is read at once, the newest are read, so that nobody ever
  /// looks at what was long ago.
  private Set<String> skipAhead(List<String> full, List<LogLine> lines) {
    var calls =
        full.stream()
            .map(name -> Call.of("XREVRANGE", name, "+", "(" + positions.get(name), "COUNT", most))
            .toList();
    var hurried = new HashSet<String>();
    var answers = calls.isEmpty() ? List.<Reply>of() : redis.callAll(calls);
    for (var i = 0; i < answers.size(); i++) {
      var entries = answers.get(i).list().reversed();
      take(full.get(i), entries, lines);
      if (entries.size() >= most) {
        hurried.add(streams.owner(full.get(i)));
      }
    }
    return hurried;
  }

  private void take(String stream, List<Reply> entries, List<LogLine> into) {
    if (!entries.isEmpty()) {
      into.addAll(streams.lines(stream, entries));
      positions.put(stream, LogStreams.position(entries.getLast()));
    }
  }

  @Override
  public void close() {
    waiting.close();
  }
}
