package dev.muster.app.cli;

import dev.muster.shared.redis.EmbeddedRedis;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Run by the build: gives the commands that answer at once, while the JVM notes which classes that
/// takes. It is here and not among the tests, for a class cache fits the class path that it was
/// made with.
final class RecordCommands {
  private static final String QUEUE = "record";
  private static final List<List<String>> LINES =
      List.of(
          List.of("--version"),
          List.of("enqueue", QUEUE, "1 + 1"),
          List.of("tasks", "list", QUEUE),
          List.of("tasks", "show", QUEUE, "1"),
          List.of("workers", "list", QUEUE),
          List.of("send", QUEUE, "PING", "--all"),
          List.of("replies", QUEUE),
          List.of("log", QUEUE),
          List.of("queues", "list"));

  private RecordCommands() {}

  /// Runs each once, on a Redis of its own.
  public static void main(String[] args) {
    var out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    try (var redis = EmbeddedRedis.start()) {
      for (var line : LINES) {
        var words = new java.util.ArrayList<>(line);
        if (line.size() > 1) {
          words.addAll(List.of("--redis", redis.url()));
        }
        Muster.run(words.toArray(String[]::new), out, out);
      }
    } catch (IllegalStateException e) {
      System.err.println(
          "Commands will start more slowly, without a class cache. " + e.getMessage());
    }
  }
}
