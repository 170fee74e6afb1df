package dev.muster.app.demo;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.files.Folder;
import dev.muster.shared.files.Pack;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Response;
import dev.muster.shared.redis.Json;
import dev.muster.shared.workers.Spawned;
import dev.muster.shared.workers.WorkerInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What can be said to workers, from opening a queue to stopping one of its two workers: each call
/// is made, and told with its answer and what the first worker's log said. The sections are played
/// in the order in which they stand here.
final class Tour {
  /// Arguments of a worker that tells more often how it is, for a person who looks at the window.
  static final String[] LIVELY = {"--heartbeat-period", "2", "--heartbeat-expire", "30"};

  private static final String SOURCE = "myfuns.java";
  private static final String RENAMED = "brandnewcode.java";
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Duration UP = Duration.ofSeconds(60);
  private static final long LARGEST = 1 << 20;

  private final QueueClient queue;
  private final Sandbox sandbox;
  private final Transcript transcript;
  private final Spawned first;
  private final Spawned second;
  private final LogReader log;
  private String worker = "";

  /// On a queue that was opened with the sample source. Starts two workers; {@link #workers} waits
  /// for them.
  Tour(QueueClient queue, Sandbox sandbox, Transcript transcript) throws IOException {
    this.queue = queue;
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.first = sandbox.spawn(queue, "worker1");
    this.second = sandbox.spawn(queue, "worker2", LIVELY);
    this.log = new LogReader(first.logFile());
  }

  void workers() throws IOException {
    transcript.heading("A queue and two workers");
    transcript.step(
        "QueueClient.open(address, \"" + queue.name() + "\", Sources.of(Path.of(\"myfuns.java\")))",
        (queue.created() ? "creating new queue" : "attaching to the queue")
            + "\n"
            + queue.workersAvailable()
            + " workers available");
    var ids = queue.workers().awaitAlive(List.of(first, second), UP);
    worker = ids.getFirst();
    transcript.step(
        "queue.workers().spawn(…), twice",
        ids.stream().map(id -> "new worker: " + id).collect(Collectors.joining("\n")));
    showLog();
  }

  void ping() throws IOException {
    transcript.heading("PING");
    var id = send(Command.PING, null);
    var messages = queue.messages();
    messages.responses(id, false, WAIT);
    showLog();
    transcript.step(
        "queue.logs().tail(List.of(worker), Integer.MAX_VALUE)",
        Shown.table(queue.logs().tail(List.of(worker), Integer.MAX_VALUE)));
    transcript.step("queue.messages().hasResponses(id)", Shown.lines(messages.hasResponses(id)));
    transcript.step(
        "queue.messages().responseIds(worker)", String.join("\n", messages.responseIds(worker)));
    transcript.step(
        "queue.messages().responses(id, false, Duration.ZERO)",
        Shown.responses(messages.responses(id, false, Duration.ZERO)));
    transcript.step(
        "queue.messages().response(id, worker, false, Duration.ZERO)",
        Shown.value(messages.response(id, worker, false, Duration.ZERO)));
    transcript.step(
        "queue.messages().response(id, worker, true, Duration.ZERO)",
        Shown.value(messages.response(id, worker, true, Duration.ZERO)));
    transcript.step(
        "queue.messages().response(id, worker, true, Duration.ZERO) // again",
        failing(() -> messages.response(id, worker, true, Duration.ZERO)));
  }

  /// @param meanwhile what to do while the task sleeps
  void task(Runnable meanwhile) throws IOException {
    transcript.heading("A message waits for the running task");
    // Only the first worker is to take it, so that its log shows what the text tells.
    pauseOthers(Command.PAUSE);
    var task = queue.tasks().enqueue("slowdouble(2)");
    transcript.step("queue.tasks().enqueue(\"slowdouble(2)\")", task);
    Sandbox.awaitStart(queue, task);
    var id = send(Command.PING, null, List.of(worker));
    meanwhile.run();
    reply(id);
    transcript.step(
        "queue.tasks().result(\"" + task + "\")", Shown.json(queue.tasks().result(task)));
    transcript.step(
        "queue.logs().tail(List.of(worker), 4)",
        Shown.table(queue.logs().tail(List.of(worker), 4)));
    showLog();
    pauseOthers(Command.RESUME);
  }

  void echo() throws IOException {
    transcript.heading("ECHO");
    reply(send(Command.ECHO, Json.tree("hello world!")));
    showLog();
  }

  void info() throws IOException {
    transcript.heading("INFO");
    transcript.step("queue.workers().info().get(worker)", Shown.info(known()));
    var id = send(Command.INFO, null);
    var response = queue.messages().response(id, worker, true, WAIT);
    transcript.step(
        "queue.messages().response(id, worker, true, Duration.ofSeconds(30))",
        Shown.info(Json.mapper().treeToValue(response.outcome().orThrow(), WorkerInfo.class)));
    transcript.step(
        "queue.workers().info().get(worker).envir()", String.join("\n", known().envir()));
    showLog();
  }

  private WorkerInfo known() {
    return Objects.requireNonNull(queue.workers().info().get(worker));
  }

  void dir() throws IOException {
    transcript.heading("DIR");
    reply(send(Command.DIR, null));
    reply(send(Command.DIR, Json.tree(Map.of("pattern", "\\.java$"))));
    reply(send(Command.DIR, Json.tree(Map.of("foo", "bar"))));
    showLog();
  }

  /// Where what was pushed has been unpacked.
  Path push() throws IOException {
    transcript.heading("PUSH");
    var id = send(Command.PUSH, Json.tree(SOURCE), List.of(worker));
    var pack = Json.mapper().treeToValue(reply(id).outcome().orThrow(), Pack.class);
    var path = sandbox.folder("unpacked");
    queue.files().unpack(pack, path);
    transcript.step("queue.files().unpack(pack, path)", Shown.names(path));
    transcript.step(
        "new Folder(path, List.of()).hash(\"myfuns.java\", 1 << 20).md5()",
        new Folder(path, List.of()).hash(SOURCE, LARGEST).md5());
    showLog();
    return path;
  }

  void pull(Path path) throws IOException {
    transcript.heading("PULL");
    var renamed = Files.move(path.resolve(SOURCE), path.resolve(RENAMED));
    transcript.step(
        "Files.move(path.resolve(\"myfuns.java\"), path.resolve(\"brandnewcode.java\"))",
        renamed.getFileName().toString());
    transcript.step(
        "queue.files().pack(path, List.of(\"brandnewcode.java\"))",
        Shown.json(Json.tree(queue.files().pack(path, List.of(RENAMED)))));
    reply(send(Command.PULL, null));
    reply(send(Command.DIR, Json.tree(Map.of("pattern", "\\.java$"))));
    showLog();
  }

  void eval() throws IOException {
    transcript.heading("EVAL");
    var delete = "new java.io.File(\"brandnewcode.java\").delete()";
    reply(send(Command.EVAL, Json.tree("1 + 1"), List.of(worker)));
    reply(send(Command.EVAL, Json.tree(delete), List.of(worker)));
    showLog();
  }

  void stop() throws IOException, InterruptedException {
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

  private String send(Command command, @Nullable JsonNode args) {
    var sent = queue.messages().sendToAll(command, args);
    return told("sendToAll(Command." + command + ", " + Shown.args(args) + ")", sent.id());
  }

  private String send(Command command, @Nullable JsonNode args, List<String> workers) {
    var sent = queue.messages().send(command, args, workers);
    return told(
        "send(Command." + command + ", " + Shown.args(args) + ", List.of(worker))", sent.id());
  }

  private String told(String call, String id) {
    transcript.step("var id = queue.messages()." + call + ".id()", id);
    return id;
  }

  private Response reply(String id) {
    var response = queue.messages().response(id, worker, true, WAIT);
    transcript.step(
        "queue.messages().response(id, worker, true, Duration.ofSeconds(30))",
        Shown.value(response));
    return response;
  }

  private void showLog() throws IOException {
    transcript.log(log.fresh());
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
