package dev.muster.app.testing;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.files.Pack;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Inbox;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.TestWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/// A real Redis with workers that are real on the wire, have no process, and answer when they are
/// told to.
public final class PretendedFleet implements AutoCloseable {
  /// The name of its queue.
  public static final String QUEUE = "jobs";

  private final EmbeddedRedis server = EmbeddedRedis.start();
  private final Redis redis = new Redis(RedisAddress.parse(server.url()), "test", false);
  private final Keys keys = new Keys(QUEUE);
  private final QueueClient queue = QueueClient.open(RedisAddress.parse(server.url()), QUEUE);
  private final Map<String, Membership> workers = new LinkedHashMap<>();

  /// With these workers.
  public PretendedFleet(String... names) {
    for (var name : names) {
      workers.put(name, TestWorkers.register(redis, keys, name));
    }
  }

  /// The server, to be killed and started again.
  public EmbeddedRedis server() {
    return server;
  }

  /// The queue as the library has it.
  public QueueClient queue() {
    return queue;
  }

  /// One of its workers.
  public Membership worker(String name) {
    return Objects.requireNonNull(workers.get(name), () -> name + " was not registered.");
  }

  /// One more comes, a moment from now by its own account.
  public void join(String name) {
    workers.put(name, TestWorkers.register(redis, keys, name));
    var info = (ObjectNode) Json.parse(redis.call("HGET", keys.workerInfo(), name).text());
    redis.call("HSET", keys.workerInfo(), name, info.put("started", now() + 1_000).toString());
    tellOfChange(name);
  }

  /// One more comes, that beats so often.
  public void join(String name, Duration period, Duration expire) {
    workers.put(name, TestWorkers.register(redis, keys, name, period, expire));
  }

  /// A worker reads its next message and answers it with a JSON value.
  public void answer(String name, String json) {
    respond(name, new Outcome.Ok(Json.parse(json)));
  }

  /// A worker reads its next message and answers it with a failure.
  public void fail(String name, String type, String message) {
    respond(name, Outcome.failed(type, message));
  }

  private void respond(String name, Outcome outcome) {
    var worker = worker(name);
    var inbox = new Inbox(redis, keys, name, worker.incarnation());
    if (!(inbox.take().orElseThrow() instanceof Inbox.Taken.Whole(var message))
        || !inbox.respond(message, outcome, Duration.ofMillis(4), List.of())) {
      throw new AssertionError(name + " could not answer.");
    }
  }

  /// Something else writes what stands where a worker's answer should.
  public void write(String name, String id, String document) {
    redis.call("HSET", keys.responses(name), id, document);
    redis.call("HINCRBY", keys.sent(id), "answered", 1);
    redis.call("XADD", keys.replies(id), "NOMKSTREAM", "*", "worker", name, "status", "OK");
  }

  /// A message to very many workers that are not there any more, and has been answered by all.
  ///
  /// @param answer the JSON value of each, by its number
  /// @return its id
  public String answeredBy(int many, IntFunction<String> answer) {
    var id = queue.messages().sendToAll(Command.PING, null).id();
    var names = IntStream.range(0, many).mapToObj(i -> "host" + i % 97 + "::" + i).toList();
    redis.call("HSET", keys.sent(id), "targets", Json.write(names), "answered", many);
    var calls = new ArrayList<Call>();
    for (int i = 0; i < many; i++) {
      var document =
          "{\"id\":\"%s\",\"command\":\"EVAL\",\"status\":\"OK\",\"result\":%s,\"elapsed\":0.004}"
              .formatted(id, answer.apply(i));
      calls.add(Call.of("HSET", keys.responses(names.get(i)), id, document));
      calls.add(Call.of("XADD", keys.replies(id), "*", "worker", names.get(i), "status", "OK"));
    }
    redis.callAll(calls);
    return id;
  }

  /// A worker writes a line into its log, so long before the end of its story.
  ///
  /// @param number of the line among all that it wrote
  public void log(String name, int number, Duration ago, String command, String message) {
    redis.call(
        "XADD",
        keys.log(name),
        at(ago, number),
        "command",
        command,
        "message",
        message,
        "n",
        "" + number);
  }

  /// A worker's code printed a line, so long before the end of its story.
  ///
  /// @param number of the line among all that it wrote
  public void print(String name, int number, Duration ago, String text) {
    redis.call(
        "XADD", keys.output(name), at(ago, number), "text", text, "source", "", "n", "" + number);
  }

  /// A log begins when its worker registers, which was just now: so its story is told as one of the
  /// coming minute and a half.
  private String at(Duration ago, int number) {
    return now() + 90_000 - ago.toMillis() + "-" + number;
  }

  private long now() {
    return Long.parseLong(redis.call("TIME").list().get(0).text()) * 1000;
  }

  /// A worker tells how it is, as JSON.
  public void vitals(String name, String json) {
    redis.call("HSET", keys.workerVitals(), name, json);
    tellOfChange(name);
  }

  /// Readers look again at what changed a moment ago.
  private void tellOfChange(String name) {
    redis.call("ZADD", keys.workerChanged(), now() + 1_000, name);
  }

  /// A worker claims the next task and runs it for ever.
  public void work(String name) {
    if (TestWorkers.claims(redis, keys, worker(name)).claim().next() == null) {
      throw new AssertionError("There is no task for " + name + ".");
    }
  }

  /// A worker's heart has last beaten so long ago.
  public void silentFor(String name, Duration age) {
    var now = now();
    redis.call("ZADD", keys.workerHeartbeat(), now - age.toMillis(), name);
    redis.call("ZADD", keys.workerDeadline(), now - age.toMillis() + 90_000, name);
    tellOfChange(name);
  }

  /// A worker puts files into Redis, from a folder of its own in that one.
  public Pack push(Path in, String worker, Map<String, byte[]> files) throws IOException {
    var from = Files.createTempDirectory(in, "worker");
    for (var file : files.entrySet()) {
      Files.createDirectories(from.resolve(file.getKey()).getParent());
      Files.write(from.resolve(file.getKey()), file.getValue());
    }
    var names = files.keySet().stream().sorted().toList();
    try (var its = QueueClient.openAs(queue.address(), QUEUE, worker)) {
      return its.files().pack(from, names);
    }
  }

  @Override
  public void close() {
    queue.close();
    redis.close();
    server.close();
  }
}
