package dev.muster.worker.child;

import static dev.muster.worker.child.Harness.failure;
import static dev.muster.worker.child.Harness.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.tasks.TaskStatus;
import dev.muster.worker.environments.Unpacked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private Harness worker;

  @BeforeAll
  void start() throws Exception {
    worker = new Harness(folder);
    var sample = Files.readString(Path.of("../assets/samples/myfuns.java"));
    var more =
        """
        import java.util.concurrent.atomic.AtomicInteger;

        private final AtomicInteger calls = new AtomicInteger();
        record Pair(int left, int right) {}
        enum Side { LEFT, RIGHT }

        int count() { return calls.incrementAndGet(); }
        Pair pair(int n) { return new Pair(n, half(n)); }
        <T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }
        /** Documented. */
        @Deprecated
        public static void say(String what) { IO.println("say " + what); }
        int fail() {
          throw new IllegalStateException("on purpose");
        }

        private final ThreadLocal<Integer> kept = ThreadLocal.withInitial(() -> 0);

        int keep(int n) {
          int before = kept.get();
          kept.set(n);
          return before;
        }
        """;
    var half =
        "import java.util.regex.*;\nint half(int n) { return n / 2; }\n"
            + "int viaOther() { return pair(8).right(); }";
    var ordinary =
        """
        public class Geometry {
          public static double area(double r) { return Math.PI * r * r; }
        }
        """;
    var packaged =
        "package org.example; public class Named { public static int named() { return 9; } }";
    var sources = new LinkedHashMap<String, String>();
    sources.put("myfuns.java", sample);
    sources.put("src/more.java", more);
    sources.put("half.java", half);
    sources.put("Geometry.java", ordinary);
    sources.put("Named.java", packaged);
    assertThat(json(worker.load("env", sources))).isEqualTo("null");
  }

  @AfterAll
  void end() {
    worker.close();
  }

  private String value(String code) throws InterruptedException {
    return json(worker.task("env", code));
  }

  @Test
  void slowdoubleTakesItsTimeAndDoubles() throws Exception {
    value("slowdouble(0)");
    long begin = System.nanoTime();
    assertThat(value("slowdouble(2)")).isEqualTo("4");
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_800));
    assertThat(value("slowdouble(0.25)")).isEqualTo("0.5");
    assertThat(value("greet(\"Ada\")")).isEqualTo("\"Hello, Ada!\"");
    assertThat(worker.printed.toString()).isEqualTo("greeting Ada\n");
    assertThat(value("primes(12)")).isEqualTo("[2,3,5,7,11]");
  }

  @Test
  void sourcesSeeEachOther() throws Exception {
    assertThat(value("pair(6)")).isEqualTo("{\"left\":6,\"right\":3}");
    assertThat(value("viaOther()")).isEqualTo("4");
    assertThat(value("larger(\"a\", \"b\")")).isEqualTo("\"b\"");
    assertThat(value("area(1) > 3.14 && new Geometry() != null")).isEqualTo("true");
    assertThat(value("named() + more.count() * 0")).isEqualTo("9");
    assertThat(value("Side.LEFT")).isEqualTo("\"LEFT\"");
  }

  @Test
  void voidCallsAndBlocksRun() throws Exception {
    assertThat(value("say(\"hi\")")).isEqualTo("null");
    assertThat(worker.printed.toString()).isEqualTo("say hi\n");
    assertThat(value("say(\"semicolon\");")).isEqualTo("null");
    assertThat(value("int x = 3; return x * 2;")).isEqualTo("6");
    assertThat(value("for (int i = 0; i < 2; i++) { IO.println(i); }")).isEqualTo("null");
    assertThat(worker.printed.toString()).isEqualTo("0\n1\n");
    assertThat(value("if (half(2) > 0) return; say(\"no\");")).isEqualTo("null");
    assertThat(value("half(8) // with a comment")).isEqualTo("4");
    assertThat(value("List.of(1, 2).stream().map(n -> n + 1).toList()")).isEqualTo("[2,3]");
  }

  @Test
  void localsHaveTheTypesOfTheirValues() throws Exception {
    Map<String, JsonNode> locals = new LinkedHashMap<>();
    locals.put("n", Value.read("20".getBytes(UTF_8)));
    locals.put("big", Value.read("3000000000".getBytes(UTF_8)));
    locals.put("d", Value.read("0.5".getBytes(UTF_8)));
    locals.put("s", Value.read("\"abc\"".getBytes(UTF_8)));
    locals.put("b", Value.read("true".getBytes(UTF_8)));
    locals.put("list", Value.read("[1,[2]]".getBytes(UTF_8)));
    locals.put("map", Value.read("{\"k\":7}".getBytes(UTF_8)));
    locals.put("none", Value.read("null".getBytes(UTF_8)));
    var code = "b ? n + big + d + s.length() + list.size() + (int) map.get(\"k\") : none";
    assertThat(json(worker.task("env", code, locals, LIMIT))).isEqualTo("3.0000000325E9");
    var bad = Map.of("a b", Value.read("1".getBytes(UTF_8)));
    assertThat(failure(worker.task("env", "1", bad, LIMIT)).message()).contains("“a b”");
  }

  @Test
  void compileErrorsOfAnExpressionNameTheLine() throws Exception {
    var failure = failure(worker.task("env", "half(1) +\n nosuch(2)"));
    assertThat(failure.type()).isEqualTo("CompileError");
    assertThat(failure.message())
        .isEqualTo("expression:2: cannot find symbol (method nosuch(int))");
    assertThat(failure(worker.task("env", "half(")).type()).isEqualTo("CompileError");
    assertThat(failure(worker.task("env", "1); } static { (")).type()).isEqualTo("CompileError");
    assertThat(failure(worker.task("nope", "1")).type()).isEqualTo("NoEnvironment");
  }

  @Test
  void exceptionsShowTheUsersFilesAndLines() throws Exception {
    var failure = failure(worker.task("env", "\nfail() + 1"));
    assertThat(failure.type()).isEqualTo("IllegalStateException");
    assertThat(failure.message()).isEqualTo("on purpose");
    assertThat(failure.trace()).containsExactly("more.fail(more.java:14)", "expression:2");
  }

  @Test
  void aSourceThatDoesNotCompileNamesFileLineAndMessage() throws Exception {
    var failure =
        failure(
            worker.load(
                "bad",
                Map.of("myfuns.java", "import java.util.*;\n\nint f() { return \"x\"; }\n")));
    assertThat(failure.type()).isEqualTo("CompileError");
    assertThat(failure.message())
        .isEqualTo("myfuns.java:3: incompatible types: String cannot be converted to int");
    failure = failure(worker.load("bad", Map.of("broken.java", "int f() {\n  return 1\n}\n")));
    assertThat(failure.message()).isEqualTo("broken.java:2: ';' expected");
    assertThat(value("half(4)")).isEqualTo("2");
  }

  @Test
  void importsOfTheEnvironmentAreSeenAndChecked() throws Exception {
    var imports = List.of("java.util.zip.*", "static java.lang.Math.*");
    var good =
        new Unpacked(
            "imports", imports, Map.of("a.java", "CRC32 crc() { return new CRC32(); }"), Map.of());
    assertThat(json(worker.children.load(good))).isEqualTo("null");
    assertThat(json(worker.task("imports", "abs(-3) + new CRC32().getValue()"))).isEqualTo("3");
    var bad = new Unpacked("imports2", List.of("java.nosuch.*"), Map.of(), Map.of());
    assertThat(failure(worker.children.load(bad)).message()).contains("java.nosuch");
    var odd = new Unpacked("imports3", List.of("x; class Y {}"), Map.of(), Map.of());
    assertThat(failure(worker.children.load(odd)).message()).contains("is not an import");
  }

  @Test
  void badTasksCostAChildAtMostAndTheNextOneRuns() throws Exception {
    assertThat(failure(worker.task("env", "System.exit(3)")).message()).contains("System.exit(3)");
    assertThat(value("half(4)")).isEqualTo("2");
    assertThat(
            failure(worker.task("env", "while (true) {}", Map.of(), Duration.ofMillis(300))).type())
        .isEqualTo("Timeout");
    assertThat(value("half(4)")).isEqualTo("2");
    assertThat(failure(worker.task("env", "new long[1_500_000_000]")).type())
        .isEqualTo("OutOfMemoryError");
    assertThat(value("half(4)")).isEqualTo("2");
    assertThat(failure(worker.task("env", "Runtime.getRuntime().halt(9)")).type())
        .isEqualTo("Exit");
    assertThat(value("half(4)")).isEqualTo("2");
  }

  @Test
  void theStatusSaysWhoEndedIt() throws Exception {
    var died = "class Exit extends RuntimeException {}\nint exit() { throw new Exit(); }";
    assertThat(worker.load("status", Map.of("status.java", died)).isOk()).isTrue();
    assertThat(status("1", LIMIT)).isEqualTo(TaskStatus.COMPLETE);
    assertThat(status("exit()", LIMIT)).isEqualTo(TaskStatus.ERROR);
    assertThat(status("new long[1_500_000_000]", LIMIT)).isEqualTo(TaskStatus.ERROR);
    assertThat(status("System.exit(0)", LIMIT)).isEqualTo(TaskStatus.DIED);
    assertThat(status("while (true) {}", Duration.ofMillis(300))).isEqualTo(TaskStatus.TIMEOUT);
  }

  @Test
  void anInterruptThatCodeLeavesSetIsNotForTheNextTask() throws Exception {
    assertThat(json(worker.task("env", "Thread.currentThread().interrupt()"))).isEqualTo("null");
    assertThat(json(worker.task("env", "Thread.interrupted()"))).isEqualTo("false");
  }

  @Test
  void whatATaskLeavesBehindCanInterruptOneLaterTaskAtTheMost() throws Exception {
    var leftBehind =
        """
        var task = Thread.currentThread();
        Thread.ofVirtual().start(() -> { while (task.isAlive()) { task.interrupt(); } });
        """;
    assertThat(json(worker.task("env", leftBehind))).isEqualTo("null");
    worker.task("env", "slowdouble(0.1)");
    assertThat(json(worker.task("env", "slowdouble(0.1)"))).isEqualTo("0.2");
    assertThat(json(worker.task("env", "slowdouble(0.1)"))).isEqualTo("0.2");
  }

  private TaskStatus status(String code, Duration limit) throws InterruptedException {
    return worker.ran("status", code, Map.of(), limit).status();
  }

  @Test
  void stateInStaticFieldsLastsWithinAChild() throws Exception {
    int first = Integer.parseInt(value("count()"));
    assertThat(value("count()")).isEqualTo("" + (first + 1));
  }

  @Test
  void whatCodeKeepsInThreadLocalsLastsPastARunThatTakesItsTime() throws Exception {
    value("keep(1)");
    value("slowdouble(0.05)");
    assertThat(value("keep(2)")).isEqualTo("1");
    assertThat(value("keep(3)")).isEqualTo("2");
  }

  @Test
  void withoutAnEnvironmentThereIsTheJdk() throws Exception {
    assertThat(json(worker.task(Children.NO_ENVIRONMENT, "Math.max(1, 2)"))).isEqualTo("2");
    assertThat(
            json(
                worker.task(
                    Children.NO_ENVIRONMENT,
                    "Thread.currentThread().getContextClassLoader().getName()")))
        .isEqualTo("\"environment\"");
  }
}
