package dev.muster.shared.tasks;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.environments.Environment;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts tasks on the queue, up to a thousand in a script.
final class Submission {
  private static final Script ENQUEUE = Script.beside(Submission.class, "enqueue.lua");
  private static final int MOST = 1_000;
  private static final int MOST_BYTES = 8 << 20;

  private final Function<Script.Use, Reply> runs;
  private final Keys keys;
  private final @Nullable Environment environment;
  private final TaskOptions options;
  private final String waiter;
  private final List<String> ids = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<String> batch = new ArrayList<>();
  private String queue = "";
  private int bytes;

  Submission(Redis redis, Keys keys, @Nullable Environment environment, TaskOptions options) {
    this(use -> redis.run(use), keys, environment, options, "");
  }

  /// @param runs a script
  /// @param waiter the client that is to be told of their ends; empty for none
  Submission(
      Function<Script.Use, Reply> runs,
      Keys keys,
      @Nullable Environment environment,
      TaskOptions options,
      String waiter) {
    this.runs = runs;
    this.keys = keys;
    this.environment = environment;
    this.options = options;
    this.waiter = waiter;
  }

  Enqueued of(Iterable<? extends Work> works) {
    try {
      works.forEach(this::add);
      send();
    } catch (QueueException e) {
      throw ids.isEmpty() ? e : half(e);
    }
    return new Enqueued(ids, List.copyOf(warnings));
  }

  private QueueException half(QueueException e) {
    return new QueueException(
        e.reason(),
        e.getMessage()
            + " Tasks "
            + ids.getFirst()
            + " to "
            + ids.getLast()
            + ", the first "
            + ids.size()
            + " of these, are on the queue.",
        e);
  }

  private void add(Work work) {
    WorkCheck.check(work);
    var document = WorkDocument.of(work);
    var length = length(document);
    if (length > Json.MAX_BYTES) {
      throw new QueueException(
          Reason.LIMIT,
          "Code and values of this task have "
              + length
              + " bytes and may have "
              + Json.MAX_BYTES
              + ": put large data into files.");
    }
    var own = work instanceof Work.Command ? Keys.COMMANDS : Keys.DEFAULT;
    if (!own.equals(queue) || batch.size() == MOST || bytes + length > MOST_BYTES) {
      send();
    }
    queue = own;
    bytes += length;
    batch.add(document);
  }

  /// Counted only where it could matter.
  private static int length(String document) {
    return document.length() * 3 <= Json.MAX_BYTES
        ? document.length()
        : document.getBytes(StandardCharsets.UTF_8).length;
  }

  private void send() {
    if (batch.isEmpty()) {
      return;
    }
    var timeout = options.timeout();
    var args = new ArrayList<Object>(batch.size() + 7);
    args.add(queue);
    args.add(environment == null ? "" : environment.id());
    args.add(timeout == null ? "" : timeout.toMillis());
    args.add(options.retries() == 0 ? "" : options.retries());
    args.add(options.group() == null ? "" : options.group());
    args.add(options.atMostOnce() ? 1 : "");
    args.add(waiter);
    args.addAll(batch);
    var answer = runs.apply(ENQUEUE.on(keys, args.toArray())).list();
    var first = answer.get(0).number();
    for (var i = 0; i < batch.size(); i++) {
      ids.add(Long.toString(first + i));
    }
    if (queue.equals(Keys.COMMANDS) && answer.get(1).number() == 0) {
      warnings.add(
          "No live worker of queue "
              + keys.queue()
              + " runs commands: this waits until one is started with --allow commands.");
    }
    batch.clear();
    bytes = 0;
  }
}
