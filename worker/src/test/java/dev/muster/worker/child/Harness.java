package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.Outcome;
import dev.muster.worker.environments.Unpacked;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// Children as a worker has them, and what they print.
final class Harness implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  final StringWriter printed = new StringWriter();
  final StringWriter stray = new StringWriter();
  final Children children;
  private final AtomicInteger ids = new AtomicInteger();

  Harness(Path folder) {
    this(ChildSettings.in(folder));
  }

  Harness(ChildSettings settings) {
    children = new Children(settings, stray::append);
  }

  Outcome eval(String code) throws InterruptedException {
    return eval(code, LIMIT);
  }

  Outcome eval(String code, Duration limit) throws InterruptedException {
    printed.getBuffer().setLength(0);
    return children.eval("e" + ids.incrementAndGet(), code, limit, printed::append);
  }

  Outcome load(String id, Map<String, String> sources) throws InterruptedException {
    return children.load(Unpacked.of(id, sources));
  }

  Outcome task(String environment, String code) throws InterruptedException {
    return task(environment, code, Map.of(), LIMIT);
  }

  Outcome task(String environment, String code, Map<String, JsonNode> locals, Duration limit)
      throws InterruptedException {
    return ran(environment, code, locals, limit).outcome();
  }

  Ran ran(String environment, String code, Map<String, JsonNode> locals, Duration limit)
      throws InterruptedException {
    printed.getBuffer().setLength(0);
    var id = "t" + ids.incrementAndGet();
    return children.task(
        id, new Request.Expression(environment, code, locals), limit, printed::append);
  }

  static String json(Outcome outcome) {
    return outcome.orThrow().toString();
  }

  static Failure failure(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(var failure) -> failure;
      case Outcome.Ok(var value) -> throw new AssertionError("it gave " + value);
    };
  }

  @Override
  public void close() {
    children.close();
  }
}
