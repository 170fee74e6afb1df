package dev.muster.worker;

import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a worker tells, on its console, in its log file and in Redis: with the next answer, and
/// after a tenth of a second at the latest. While Redis is away, the newest lines wait.
///
/// For several threads.
public final class WorkerLog implements AutoCloseable {
  /// Bytes of a log line at the most; what is longer is cut and says so.
  static final int LONGEST_LINE = 8 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(WorkerLog.class);
  private static final int MOST_WAITING = 5_000;
  private static final long STREAM_BYTES = 1 << 20;
  private static final long SMALLEST_STREAM_BYTES = 16 << 10;
  private static final long ALL_STREAMS_BYTES = 256L << 20;
  private static final int FLUSH_MILLIS = 100;

  private final Redis redis;
  private final Keys keys;
  private final String worker;
  private final Console console;
  private final StreamBound logBound = new StreamBound();
  private final StreamBound outputBound = new StreamBound();
  private final ScheduledExecutorService flusher =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("log").factory());

  /// Held while lines are on their way, so that none overtakes another.
  private final ReentrantLock order = new ReentrantLock();

  private List<Call> waiting = new ArrayList<>();
  private volatile long limit = STREAM_BYTES;
  private long number;
  private volatile String last = "";

  /// Writes nothing yet.
  public WorkerLog(Redis redis, Keys keys, String worker, Console console) {
    this.redis = redis;
    this.keys = keys;
    this.worker = worker;
    this.console = console;
    flusher.scheduleWithFixedDelay(
        this::flushQuietly, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// Learns how much a predecessor of this name left in Redis.
  void takeOver() {
    logBound.startWith(redis.call("XLEN", keys.log(worker)).number(), memory(keys.log(worker)));
    outputBound.startWith(
        redis.call("XLEN", keys.output(worker)).number(), memory(keys.output(worker)));
  }

  private long memory(String key) {
    return redis.call("MEMORY", "USAGE", key, "SAMPLES", 0).number();
  }

  /// Learns how many workers share the room for logs.
  void liveWorkers(int live) {
    limit = Math.clamp(ALL_STREAMS_BYTES / Math.max(1, live), SMALLEST_STREAM_BYTES, STREAM_BYTES);
  }

  /// The last event, `COMMAND message`.
  String last() {
    return last;
  }

  /// An event: a line in Redis and on the console.
  public synchronized void event(String command, String message) {
    console.add(command, message);
    var text = cut(message);
    last = message.isEmpty() ? command : command + " " + cut(message, 200);
    var keep = logBound.add(command.length() + text.length(), limit);
    add(
        Call.of(
            "XADD",
            keys.log(worker),
            "MAXLEN",
            "~",
            keep,
            "*",
            "command",
            command,
            "message",
            text,
            "n",
            number++));
  }

  /// A detail for the console and the log file alone.
  public synchronized void detail(String command, String message) {
    console.add(command, message);
  }

  /// A block of lines for the console and the log file alone.
  public synchronized void plain(String text) {
    console.add(text);
  }

  /// What code printed, or an answer's text: bare on the console, in Redis beside the log.
  ///
  /// @param text whole lines
  /// @param source the message or task that it belongs to
  public synchronized void printed(String text, String source) {
    if (text.isEmpty()) {
      return;
    }
    console.add(text);
    var body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    var keep = outputBound.add(body.length() + source.length(), limit);
    add(
        Call.of(
            "XADD",
            keys.output(worker),
            "MAXLEN",
            "~",
            keep,
            "*",
            "text",
            body,
            "source",
            source,
            "n",
            number));
    number += body.chars().filter(c -> c == '\n').count() + 1;
  }

  private void add(Call call) {
    if (waiting.size() >= MOST_WAITING) {
      // Their numbers are gone too, so that a reader sees the gap.
      waiting.removeFirst();
    }
    waiting.add(call);
  }

  /// Sends what waits together with something else, in one round trip and in order.
  ///
  /// @param sending gets the lines to send first
  /// @throws QueueException if it couldn't; lines that surely didn't arrive wait on
  public <T> T sendWith(Function<List<Call>, T> sending) {
    console.flush();
    order.lock();
    try {
      var calls = drain();
      try {
        return sending.apply(calls);
      } catch (QueueException e) {
        if (e.reason() != QueueException.Reason.UNCERTAIN) {
          restore(calls);
        }
        throw e;
      }
    } finally {
      order.unlock();
    }
  }

  /// Sends what waits.
  ///
  /// @throws QueueException if Redis is away; then it waits on
  public void flush() {
    sendWith(calls -> calls.isEmpty() ? List.of() : redis.callAll(calls));
  }

  private synchronized List<Call> drain() {
    var drained = waiting;
    waiting = new ArrayList<>();
    return drained;
  }

  private synchronized void restore(List<Call> unsent) {
    var all = new ArrayList<>(unsent);
    all.addAll(waiting);
    waiting = new ArrayList<>(all.subList(Math.max(0, all.size() - MOST_WAITING), all.size()));
  }

  private void flushQuietly() {
    try {
      flush();
    } catch (QueueException e) {
      LOG.debug("Log lines wait: {}", e.getMessage());
    }
  }

  private static String cut(String text) {
    return cut(text, LONGEST_LINE);
  }

  private static String cut(String text, int longest) {
    if (text.length() * 3 <= longest) {
      return text;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes <= longest) {
      return text;
    }
    var end = Math.min(text.length(), longest / 3);
    return text.substring(0, end) + "… (" + bytes + " bytes)";
  }

  @Override
  public void close() {
    flusher.shutdownNow();
    flushQuietly();
    console.close();
  }
}
