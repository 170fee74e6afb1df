package dev.muster.worker.child;

import static dev.muster.worker.child.Harness.failure;
import static dev.muster.worker.child.Harness.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Functions called with JSON.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallTest {
  private static final String SOURCE =
      """
      import java.time.Duration;
      import java.util.concurrent.atomic.AtomicInteger;

      record Point(int x, double y) {}
      enum Side { LEFT, RIGHT }
      int calls;

      int twice(int n) { return 2 * n; }
      double twice(double n) { return 2 * n; }
      long wide(long n) { return n; }
      String greet(String name, int times) { return ("hi " + name + " ").repeat(times).strip(); }
      double norm(Point p) { return p.x() + p.y(); }
      int sum(int... all) { int sum = 0; for (int n : all) sum += n; return sum; }
      int total(List<Point> points) { return points.stream().mapToInt(Point::x).sum(); }
      Side other(Side side) { return side == Side.LEFT ? Side.RIGHT : Side.LEFT; }
      <T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }
      Object echo(Object any) { return any; }
      String kind(Map<String, Integer> counts) { return counts.get("a").getClass().getSimpleName(); }
      Object thread() { return Thread.currentThread(); }
      Object itself() { var list = new java.util.ArrayList<Object>(); list.add(list); return list; }
      String large() { return "x".repeat(5_000_000); }
      void boom() { throw new IllegalStateException("on purpose"); }
      private int hidden() { return 1; }
      """;

  @TempDir static Path folder;
  private Harness worker;

  @BeforeAll
  void start() throws Exception {
    worker = new Harness(folder);
    assertThat(json(worker.load("env", Map.of("calls.java", SOURCE)))).isEqualTo("null");
  }

  @AfterAll
  void end() {
    worker.close();
  }

  private Outcome call(String function, Object... arguments) throws InterruptedException {
    var json = new ArrayList<JsonNode>();
    for (var argument : arguments) {
      json.add(Json.tree(argument));
    }
    return worker
        .children
        .task(
            "c" + System.nanoTime(),
            new Request.Call("env", function, json),
            Duration.ofSeconds(30),
            _ -> {})
        .outcome();
  }

  private String said(String function, Object... arguments) throws InterruptedException {
    return failure(call(function, arguments)).toString();
  }

  @Test
  void argumentsBecomeWhatTheParametersWant() throws Exception {
    assertThat(json(call("twice", 21))).isEqualTo("42");
    assertThat(json(call("twice", 0.25))).isEqualTo("0.5");
    assertThat(json(call("wide", 3))).isEqualTo("3");
    assertThat(json(call("greet", "Ada", 2))).isEqualTo("\"hi Ada hi Ada\"");
    assertThat(json(call("norm", Map.of("x", 1, "y", 2)))).isEqualTo("3.0");
    assertThat(json(call("total", List.of(Map.of("x", 1, "y", 2), Map.of("x", 5, "y", 2)))))
        .isEqualTo("6");
    assertThat(json(call("sum"))).isEqualTo("0");
    assertThat(json(call("sum", 1, 2, 3))).isEqualTo("6");
    assertThat(json(call("sum", List.of(1, 2)))).isEqualTo("3");
    assertThat(json(call("other", "LEFT"))).isEqualTo("\"RIGHT\"");
    assertThat(json(call("larger", "a", "b"))).isEqualTo("\"b\"");
    assertThat(json(call("echo", Map.of("a", List.of(1))))).isEqualTo("{\"a\":[1]}");
    assertThat(json(call("kind", Map.of("a", 1)))).isEqualTo("\"Integer\"");
  }

  @Test
  void wrongOnesAreNamedWithWhatIsWantedAndGiven() throws Exception {
    assertThat(said("greet", 5, 2))
        .isEqualTo("BadArgument: the parameter name of greet wants String and was given 5");
    assertThat(said("greet", "Ada", "2"))
        .isEqualTo("BadArgument: the parameter times of greet wants int and was given \"2\"");
    assertThat(said("wide", 1.5))
        .isEqualTo("BadArgument: the parameter n of wide wants long and was given 1.5");
    assertThat(said("wide", 1e30)).contains("wants long and was given 1.0E30");
    assertThat(said("total", 7))
        .isEqualTo("BadArgument: the parameter points of total wants List<Point> and was given 7");
    assertThat(said("twice", "x"))
        .isEqualTo(
            "BadArgument: there is twice(double n), twice(int n), which can't be called with 1"
                + " argument");
    assertThat(said("greet"))
        .isEqualTo(
            "BadArgument: there is greet(String name, int times), which can't be called with no"
                + " arguments");
  }

  @Test
  void anUnknownFunctionIsAnsweredWithThoseThatThereAre() throws Exception {
    assertThat(said("nosuch", 1))
        .startsWith("NoFunction: there is no function nosuch, but there is boom, echo, greet, ");
    assertThat(said("hidden")).startsWith("NoFunction");
    assertThat(said("boom")).isEqualTo("IllegalStateException: on purpose");
  }

  @Test
  void anExpressionOfLiteralsGoesTheSameWay() throws Exception {
    assertThat(json(worker.task("env", "twice(21)"))).isEqualTo("42");
    assertThat(failure(worker.task("env", "greet(\"Ada\", \"2\")")).toString())
        .isEqualTo("BadArgument: the parameter times of greet wants int and was given \"2\"");
    assertThat(json(worker.task("env", "Math.max(1, 2)"))).isEqualTo("2");
  }

  @Test
  void anExpressionSeesTheImportsOfItsSources() throws Exception {
    assertThat(json(worker.task("env", "Duration.ofSeconds(3).toMillis()"))).isEqualTo("3000");
    assertThat(json(worker.task("env", "new AtomicInteger(twice(2)).get() + 1"))).isEqualTo("5");
  }

  @Test
  void aResultThatIsNoJsonIsAnErrorThatSaysWhy() throws Exception {
    assertThat(said("thread"))
        .startsWith("ResultNotJson: the value can't be JSON (it holds a java.lang.Thread");
    assertThat(said("itself")).startsWith("ResultTooDeep: ").contains("contains itself");
    assertThat(said("large")).startsWith("ResultTooLarge: ");
    assertThat(json(call("twice", 1))).isEqualTo("2");
  }
}
