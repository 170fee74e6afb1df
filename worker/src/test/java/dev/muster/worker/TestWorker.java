package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Failure;
import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.workers.WorkerInfo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A real worker in this process that does a thing when it is told to, and its queue as others see
/// it.
public final class TestWorker implements AutoCloseable {
  /// How long a test waits for anything.
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String STAMP = "(?m)^\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d] ";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final QueueClient queue;
  private final Redis redis;
  private final Keys keys;
  private final Worker worker;

  private TestWorker(WorkerOptions options) {
    queue = QueueClient.open(options.redis(), options.queue());
    redis = new Redis(options.redis(), "test", false);
    keys = new Keys(options.queue());
    var clock = new RedisClock();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8), false, options.logFile(), clock);
    worker = new Worker(options, console, clock, TestCode.shared());
  }

  /// One that has connected and not yet taken its name.
  static TestWorker idle(TestOptions options) {
    return new TestWorker(options.build());
  }

  /// One that is up.
  public static TestWorker up(TestOptions options) throws InterruptedException {
    var worker = idle(options);
    worker.start();
    return worker;
  }

  void start() throws InterruptedException {
    worker.start();
  }

  /// Does one thing, waiting for it if need be.
  ///
  /// @return whether the worker goes on
  public boolean step() throws InterruptedException {
    return worker.step(PATIENCE);
  }

  /// Works until it ends, as the program does.
  void runOn() throws InterruptedException {
    worker.work();
  }

  /// The same on a thread of its own.
  public CompletableFuture<Void> working() {
    return beside(this::runOn);
  }

  /// Has it deal with a message on a thread of its own.
  CompletableFuture<Void> handling(String document) {
    return beside(() -> worker.handle(document));
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static CompletableFuture<Void> beside(Work work) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            work.run();
          } catch (InterruptedException e) {
            throw new CompletionException(e);
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  /// Ends it after what it does now.
  public void end() {
    worker.end("");
  }

  /// Sends it something and has it answer.
  public Outcome ask(String command, @Nullable Object args) throws InterruptedException {
    return response(send(command, args));
  }

  /// Sends it something.
  ///
  /// @return the message's id
  public String send(String command, @Nullable Object args) {
    var json = args == null ? null : Json.tree(args);
    return queue.messages().send(command, json, List.of(name())).id();
  }

  /// Puts something in its message list past the library, as anybody can.
  public void tell(String document) {
    redis.call("RPUSH", keys.messages(name()), document);
  }

  private Outcome response(String id) throws InterruptedException {
    step();
    return queue.messages().response(id, name(), false, Duration.ZERO).outcome();
  }

  /// Sends it something and gives the result.
  public JsonNode result(Command command, @Nullable Object args) throws InterruptedException {
    return ask(command.name(), args).orThrow();
  }

  /// Sends it something that it can't do and gives the failure, which it has shown on its console.
  public Failure failure(String command, @Nullable Object args) throws InterruptedException {
    var outcome = ask(command, args);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    var failure = ((Outcome.Failed) outcome).failure();
    assertThat(console()).contains(failure.toString());
    return failure;
  }

  /// That it still does what it is told.
  public void assertAlive() throws InterruptedException {
    assertThat(result(Command.PING, null)).isEqualTo(Json.tree("PONG"));
  }

  /// Code that gives 7 once there is such a file.
  public static String sevenOnce(Path file) {
    return "((java.util.concurrent.Callable<Object>) () -> { while (!new java.io.File(\""
        + file
        + "\").exists()) { Thread.sleep(10); } return 7; }).call()";
  }

  /// All that it has shown, without the times.
  public String console() {
    return untimed(out.toString(StandardCharsets.UTF_8));
  }

  /// Log lines without their times.
  static String untimed(String lines) {
    return lines.replaceAll(STAMP, "");
  }

  /// The same as it stands there.
  public String rawConsole() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /// Its log in Redis, events and printed lines in their order.
  public List<String> log() {
    try (var follower = queue.logs().follow(List.of(name()), 1_000)) {
      return follower.next(PATIENCE).stream()
          .map(line -> (line.command() + " " + line.message()).strip())
          .toList();
    }
  }

  WorkerInfo info() {
    return worker.info();
  }

  Worker worker() {
    return worker;
  }

  public String name() {
    return worker.info().worker();
  }

  public QueueClient queue() {
    return queue;
  }

  public Redis redis() {
    return redis;
  }

  public Keys keys() {
    return keys;
  }

  @Override
  public void close() {
    worker.close();
    queue.close();
    redis.close();
  }
}
