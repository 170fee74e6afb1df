package dev.muster.worker.child;

import static dev.muster.worker.child.Harness.failure;
import static dev.muster.worker.child.Harness.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvalTest {
  @TempDir static Path folder;
  private Harness worker;

  @BeforeAll
  void start() {
    worker = new Harness(folder);
  }

  @AfterAll
  void end() {
    worker.close();
  }

  @Test
  void aSumIsANumberAndIsPrinted() throws Exception {
    assertThat(json(worker.eval("1 + 1"))).isEqualTo("2");
    assertThat(worker.printed.toString()).isEqualTo("2\n");
  }

  @Test
  void aFileIsDeletedInTheWorkersFolder() throws Exception {
    Files.writeString(folder.resolve("brandnewcode.java"), "");
    assertThat(json(worker.eval("new java.io.File(\"brandnewcode.java\").delete()")))
        .isEqualTo("true");
    assertThat(worker.printed.toString()).isEqualTo("true\n");
    assertThat(folder.resolve("brandnewcode.java")).doesNotExist();
  }

  @Test
  void valuesTravelAsJson() throws Exception {
    assertThat(json(worker.eval("\"hello\""))).isEqualTo("\"hello\"");
    assertThat(worker.printed.toString()).isEqualTo("hello\n");
    assertThat(json(worker.eval("List.of(1, 2.5, \"x\", true)"))).isEqualTo("[1,2.5,\"x\",true]");
    assertThat(json(worker.eval("Map.of(\"a\", new int[] {1, 2})"))).isEqualTo("{\"a\":[1,2]}");
    assertThat(json(worker.eval("record P(int x, String y) {}\nnew P(1, \"z\")")))
        .isEqualTo("{\"x\":1,\"y\":\"z\"}");
    assertThat(json(worker.eval("new int[] {1, 2}"))).isEqualTo("[1,2]");
    assertThat(worker.printed.toString()).isEqualTo("[1, 2]\n");
    assertThat(json(worker.eval("Optional.of(3)"))).isEqualTo("3");
    assertThat(json(worker.eval("LocalDate.of(2026, 11, 24)"))).isEqualTo("\"2026-11-24\"");
    assertThat(json(worker.eval("Path.of(\"a\", \"b\")"))).isEqualTo("\"a/b\"");
    assertThat(json(worker.eval("(Object) null"))).isEqualTo("null");
    assertThat(json(worker.eval("2147483647L * 1000000000"))).isEqualTo("2147483647000000000");
  }

  @Test
  void whatIsNoJsonIsItsText() throws Exception {
    assertThat(json(worker.eval("Thread.currentThread().getThreadGroup()")))
        .contains("ThreadGroup");
    assertThat(
            json(
                worker.eval(
                    "List.of(new Object() { public String toString() { return \"o\"; } })")))
        .isEqualTo("[\"o\"]");
    assertThat(json(worker.eval("BigInteger.TWO.pow(10_000)"))).hasSizeGreaterThan(3_000);
  }

  @Test
  void statementsAndDefinitionsHaveNoValue() throws Exception {
    for (var code :
        new String[] {
          "int q = 3", "void m() {}", "class K {}", "import java.sql.*", "m()", "", " // c"
        }) {
      assertThat(json(worker.eval(code))).as(code).isEqualTo("null");
      assertThat(worker.printed.toString()).as(code).isEmpty();
    }
  }

  @Test
  void stateLastsFromOneEvalToTheNext() throws Exception {
    worker.eval("int kept = 20; int twice(int n) { return 2 * n; }");
    assertThat(json(worker.eval("kept++; twice(kept)"))).isEqualTo("42");
    assertThat(json(worker.eval("kept"))).isEqualTo("21");
    assertThat(json(worker.eval("kept = 5"))).isEqualTo("5");
  }

  @Test
  void printedTextComesInOrderBeforeTheValue() throws Exception {
    assertThat(json(worker.eval("System.out.println(\"a\");\nSystem.err.println(\"b\");\n7")))
        .isEqualTo("7");
    assertThat(worker.printed.toString()).isEqualTo("a\nb\n7\n");
  }

  @Test
  void compileErrorsNameTheLine() throws Exception {
    var failure = failure(worker.eval("int ok = 1;\n\nint no = foo(1);"));
    assertThat(failure.type()).isEqualTo("CompileError");
    assertThat(failure.message()).isEqualTo("line 3: cannot find symbol (method foo(int))");
    assertThat(failure(worker.eval("1 +* 2")).message()).startsWith("line 1: illegal start");
    assertThat(failure(worker.eval("\"abc")).message()).startsWith("line 1: unclosed string");
  }

  @Test
  void incompleteTextIsAnErrorAndRunsNothing() throws Exception {
    var failure = failure(worker.eval("System.out.println(1);\nint f() {"));
    assertThat(failure.type()).isEqualTo("CompileError");
    assertThat(failure.message()).contains("incomplete").startsWith("line 2");
    assertThat(worker.printed.toString()).isEmpty();
    assertThat(failure(worker.eval("while (true)")).message()).contains("incomplete");
  }

  @Test
  void exceptionsTellTypeMessageAndTheUsersFrames() throws Exception {
    var failure = failure(worker.eval("int div(int n) {\n  return 1 / n;\n}\n\ndiv(0)"));
    assertThat(failure.type()).isEqualTo("ArithmeticException");
    assertThat(failure.message()).isEqualTo("/ by zero");
    assertThat(failure.trace()).containsExactly("div(line 2)", "line 5");
    assertThat(
            failure(worker.eval("throw new Exception(\"a\", new RuntimeException(\"b\"))")).trace())
        .contains("caused by RuntimeException: b");
  }

  @Test
  void usingWhatIsNotYetDefinedSaysWhatIsMissing() throws Exception {
    var failure = failure(worker.eval("int later() { return undefinedYet; }\nlater()"));
    assertThat(failure.message()).contains("variable undefinedYet");
  }

  @Test
  void aStackOverflowIsAnErrorAndTheSessionStays() throws Exception {
    worker.eval("int stays = 1; int deep(int n) { return deep(n + 1) + 1; }");
    assertThat(failure(worker.eval("deep(0)")).type()).isEqualTo("StackOverflowError");
    assertThat(json(worker.eval("stays"))).isEqualTo("1");
  }

  @Test
  void anArrayLargerThanTheHeapIsAnErrorAndTheSessionStays() throws Exception {
    worker.eval("int still = 1");
    var failure = failure(worker.eval("new long[1_500_000_000]"));
    assertThat(failure.type()).isEqualTo("OutOfMemoryError");
    assertThat(json(worker.eval("still"))).isEqualTo("1");
  }

  @Test
  void anEndlessLoopIsStoppedAtTheTimeLimitAndTheSessionStays() throws Exception {
    worker.eval("int before = 1");
    var failure = failure(worker.eval("while (true) {}", Duration.ofMillis(300)));
    assertThat(failure.type()).isEqualTo("Timeout");
    assertThat(failure.message()).contains("300 ms");
    assertThat(json(worker.eval("before"))).isEqualTo("1");
    assertThat(failure(worker.eval("Thread.sleep(60_000)", Duration.ofMillis(300))).type())
        .isEqualTo("Timeout");
    assertThat(json(worker.eval("before"))).isEqualTo("1");
  }

  @Test
  void valuesThatAreTooLargeOrTooDeepSaySo() throws Exception {
    assertThat(failure(worker.eval("\"x\".repeat(5 << 20)")).type()).isEqualTo("ResultTooLarge");
    assertThat(failure(worker.eval("Stream.generate(() -> 1).limit(3_000_000).toList()")).type())
        .isEqualTo("ResultTooLarge");
    var nest = "Object nest = 1; for (int i = 0; i < 150; i++) nest = List.of(nest);\nnest";
    assertThat(failure(worker.eval(nest)).type()).isEqualTo("ResultTooDeep");
    var circle = "var circle = new ArrayList<Object>(); circle.add(circle);\ncircle";
    assertThat(failure(worker.eval(circle)).type()).isEqualTo("ResultTooDeep");
    assertThat(json(worker.eval("\"x\".repeat(4_000_000)"))).hasSize(4_000_002);
  }

  @Test
  void aThreadLeftBehindDoesNotSpeakInALaterRun() throws Exception {
    worker.eval(
        """
        Thread.ofPlatform().daemon().start(() -> {
          while (true) {
            System.out.println("left behind");
            try { Thread.sleep(5); } catch (InterruptedException e) { return; }
          }
        });
        """);
    worker.eval("for (int i = 0; i < 20; i++) { Thread.sleep(5); System.out.println(\"mine\"); }");
    assertThat(worker.printed.toString()).isEqualTo("mine\n".repeat(20));
    await().untilAsserted(() -> assertThat(worker.stray.toString()).contains("left behind"));
  }

  @Test
  void secretsOfTheEnvironmentAreNotThere() throws Exception {
    var names = json(worker.eval("new TreeSet<>(System.getenv().keySet())"));
    assertThat(names).contains("PATH").doesNotContain("MUSTER").doesNotContain("OPTIONS");
    assertThat(json(worker.eval("System.in.read()"))).isEqualTo("-1");
  }
}
