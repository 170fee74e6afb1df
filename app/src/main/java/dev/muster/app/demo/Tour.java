package dev.muster.app.demo;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.files.Pack;
import dev.muster.shared.logs.LogLine;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Response;
import dev.muster.shared.redis.Json;
import dev.muster.shared.workers.Spawned;
import dev.muster.shared.workers.WorkerInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What can be said to workers, from opening a queue to stopping one of its two workers: each call
/// is made, and told with its answer and what the first worker's log said.
public final class Tour {
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration UP = Duration.ofSeconds(60);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final QueueClient queue;
  private final Sandbox sandbox;
  private final Path samples;
  private final Transcript transcript;
  private String worker = "";
  private @Nullable LogReader log;

  /// On a queue that was opened with the sample source.
  public Tour(QueueClient queue, Sandbox sandbox, Path samples, Transcript transcript) {
    this.queue = queue;
    this.sandbox = sandbox;
    this.samples = samples;
    this.transcript = transcript;
  }

  /// Plays it.
  public void play() throws IOException, InterruptedException {
    var spawned = workers();
    ping();
    task();
    echo();
    info();
    dir();
    var pushed = push();
    pull(pushed);
    eval();
    stop(spawned);
  }

  private Spawned workers() throws IOException {
    transcript.heading("A queue and two workers");
    transcript.step(
        "QueueClient.open(address, \"" + queue.name() + "\", Sources.of(Path.of(\"myfuns.java\")))",
        (queue.created() ? "creating new queue" : "attaching to the queue")
            + "\n"
            + queue.workersAvailable()
            + " workers available");
    var first = sandbox.spawn(queue, "worker1", samples);
    var second = sandbox.spawn(queue, "worker2", samples);
    var ids = queue.workers().awaitAlive(List.of(first, second), UP);
    worker = ids.getFirst();
    log = new LogReader(sandbox.logFile("worker1"));
    transcript.step(
        "queue.workers().spawn(…), twice",
        ids.stream().map(id -> "new worker: " + id).collect(Collectors.joining("\n")));
    showLog();
    return first;
  }

  private void ping() throws IOException {
    transcript.heading("PING");
    var id = send(Command.PING, null);
    queue.messages().responses(id, false, WAIT);
    showLog();
    transcript.step(
        "queue.logs().tail(List.of(worker), Integer.MAX_VALUE)",
        table(queue.logs().tail(List.of(worker), Integer.MAX_VALUE)));
    transcript.step("queue.messages().hasResponses(id)", lines(queue.messages().hasResponses(id)));
    transcript.step(
        "queue.messages().responseIds(worker)",
        String.join("\n", queue.messages().responseIds(worker)));
    transcript.step(
        "queue.messages().responses(id, false, Duration.ZERO)",
        responses(queue.messages().responses(id, false, Duration.ZERO)));
    transcript.step(
        "queue.messages().response(id, worker, false, Duration.ZERO)",
        value(queue.messages().response(id, worker, false, Duration.ZERO)));
    transcript.step(
        "queue.messages().response(id, worker, true, Duration.ZERO)",
        value(queue.messages().response(id, worker, true, Duration.ZERO)));
    transcript.step(
        "queue.messages().response(id, worker, true, Duration.ZERO) // again",
        failing(() -> queue.messages().response(id, worker, true, Duration.ZERO)));
  }

  private void task() throws IOException {
    transcript.heading("A message waits for the running task");
    // Only the first worker is to take it, so that its log shows what the text tells.
    pauseOthers(Command.PAUSE);
    var task = queue.tasks().enqueue("slowdouble(2)");
    transcript.step("queue.tasks().enqueue(\"slowdouble(2)\")", task);
    awaitStart(task);
    var id = send(Command.PING, null, List.of(worker));
    reply(id);
    transcript.step(
        "queue.tasks().result(\"" + task + "\")", Json.write(queue.tasks().result(task)));
    transcript.step(
        "queue.logs().tail(List.of(worker), 4)", table(queue.logs().tail(List.of(worker), 4)));
    showLog();
    pauseOthers(Command.RESUME);
  }

  private void echo() throws IOException {
    transcript.heading("ECHO");
    reply(send(Command.ECHO, Json.tree("hello world!")));
    showLog();
  }

  private void info() throws IOException {
    transcript.heading("INFO");
    transcript.step("queue.workers().info().get(worker)", info(known()));
    var id = send(Command.INFO, null);
    var response = queue.messages().response(id, worker, true, WAIT);
    transcript.step(
        "queue.messages().response(id, worker, true, Duration.ofSeconds(10))",
        info(Json.mapper().treeToValue(response.outcome().orThrow(), WorkerInfo.class)));
    transcript.step("queue.workers().info().get(worker).envir()", String.valueOf(known().envir()));
    showLog();
  }

  private WorkerInfo known() {
    return Objects.requireNonNull(queue.workers().info().get(worker));
  }

  private void dir() throws IOException {
    transcript.heading("DIR");
    reply(send(Command.DIR, null));
    reply(send(Command.DIR, Json.tree(Map.of("pattern", "\\.java$"))));
    reply(send(Command.DIR, Json.tree(Map.of("foo", "bar"))));
    showLog();
  }

  private Pack push() throws IOException {
    transcript.heading("PUSH");
    var id = send(Command.PUSH, Json.tree("myfuns.java"), List.of(worker));
    var pack = Json.mapper().treeToValue(reply(id).outcome().orThrow(), Pack.class);
    var path = sandbox.folder("unpacked");
    queue.files().unpack(pack, path);
    transcript.step("queue.files().unpack(pack, path)", names(path));
    transcript.step(
        "md5sum path/myfuns.java",
        Objects.requireNonNull(queue.files().put(path.resolve("myfuns.java")).md5()));
    showLog();
    return pack;
  }

  private void pull(Pack pushed) throws IOException {
    transcript.heading("PULL");
    var path = sandbox.folder("unpacked");
    Files.move(path.resolve("myfuns.java"), path.resolve("brandnewcode.java"));
    var pack = queue.files().pack(path, List.of("brandnewcode.java"));
    transcript.step(
        "queue.files().pack(path, List.of(\"brandnewcode.java\"))",
        pretty(Json.tree(pack))
            + (pack.files().containsValue(pushed.files().get("myfuns.java"))
                ? "\nthe same content as before"
                : ""));
    reply(send(Command.PULL, null));
    reply(send(Command.DIR, Json.tree(Map.of("pattern", "\\.java$"))));
    showLog();
  }

  private void eval() throws IOException {
    transcript.heading("EVAL");
    reply(send(Command.EVAL, Json.tree("1 + 1")));
    reply(send(Command.EVAL, Json.tree("new java.io.File(\"brandnewcode.java\").delete()")));
    showLog();
  }

  private void stop(Spawned first) throws IOException, InterruptedException {
    transcript.heading("STOP");
    reply(send(Command.STOP, null, List.of(worker)));
    first.process().waitFor();
    showLog();
    transcript.step("queue.workers().exited()", String.join("\n", queue.workers().exited()));
  }

  private void pauseOthers(Command command) {
    var others = queue.workers().list().stream().filter(other -> !other.equals(worker)).toList();
    queue.messages().responses(queue.messages().send(command, null, others).id(), true, WAIT);
  }

  private void awaitStart(String task) {
    try (var follower = queue.logs().follow(List.of(worker), 20)) {
      var end = System.nanoTime() + WAIT.toNanos();
      while (System.nanoTime() < end) {
        for (var line : follower.next(Duration.ofSeconds(1))) {
          if (line.command().equals("TASK_START") && line.message().equals(task)) {
            return;
          }
        }
      }
    }
  }

  private String send(Command command, @Nullable JsonNode args) {
    var sent = queue.messages().sendToAll(command, args);
    return told("sendToAll(Command." + command + ", " + shown(args) + ")", sent.id());
  }

  private String send(Command command, @Nullable JsonNode args, List<String> workers) {
    var sent = queue.messages().send(command, args, workers);
    return told("send(Command." + command + ", " + shown(args) + ", List.of(worker))", sent.id());
  }

  private String told(String call, String id) {
    transcript.step("var id = queue.messages()." + call + ".id()", id);
    return id;
  }

  private static String shown(@Nullable JsonNode args) {
    return args == null ? "null" : "json(" + args + ")";
  }

  private Response reply(String id) {
    var response = queue.messages().response(id, worker, true, WAIT);
    transcript.step(
        "queue.messages().response(id, worker, true, Duration.ofSeconds(10))", value(response));
    return response;
  }

  private void showLog() throws IOException {
    if (log != null) {
      transcript.log(log.fresh());
    }
  }

  private static String value(Response response) {
    return switch (response.outcome()) {
      case Outcome.Ok(var value) -> pretty(value);
      case Outcome.Failed(var failure) -> "failed: " + failure;
    };
  }

  private static String pretty(JsonNode value) {
    return value.isValueNode() ? value.toString() : value.toPrettyString();
  }

  private static String responses(Map<String, Response> responses) {
    return responses.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + value(entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String lines(Map<String, ?> map) {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static String info(WorkerInfo info) {
    return pretty(Json.tree(info));
  }

  private static String table(List<LogLine> lines) {
    return lines.stream()
        .map(
            line ->
                CLOCK.format(line.time())
                    + " "
                    + line.command()
                    + (line.message().isEmpty() ? "" : " " + line.message()))
        .collect(Collectors.joining("\n"));
  }

  private static String names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      var names = new TreeMap<String, Path>();
      files.forEach(file -> names.put(file.getFileName().toString(), file));
      return String.join("\n", names.keySet());
    }
  }

  private static String failing(Runnable call) {
    try {
      call.run();
      return "";
    } catch (QueueException e) {
      return Objects.requireNonNullElse(e.getMessage(), "");
    }
  }
}
