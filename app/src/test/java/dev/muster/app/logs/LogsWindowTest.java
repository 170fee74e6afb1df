package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Pulses;
import dev.muster.app.background.Toolkit;
import dev.muster.app.settings.HighlightGroup;
import dev.muster.app.settings.HighlightRule;
import dev.muster.app.settings.Layout;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.Vitals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person's way through the logs of workers that are real on the wire.
class LogsWindowTest extends WindowTest {
  private static final String ONE = "gpu1::2203";
  private static final String TWO = "gpu1::2207";
  private static final String THREE = "web2::3120";
  private static final String FOUR = "db1::901";
  private static final String MANY =
      """
      for i = 0, tonumber(ARGV[1]) - 1 do
        redis.call('XADD', KEYS[1], '*', 'text', 'fast ' .. i .. ';', 'n', ARGV[2] + i)
      end\
      """;

  private final PretendedFleet fleet = new PretendedFleet(ONE, TWO, THREE, FOUR);
  private final Redis redis = new Redis(RedisAddress.parse(fleet.server().url()), "test", false);
  private final Keys keys = new Keys(PretendedFleet.QUEUE);
  @TempDir private Path folder = Path.of("");

  @AfterEach
  void endAll() {
    redis.close();
    fleet.close();
  }

  private void openOn(String... workers) throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    inWindow(() -> session().selection().setAll(workers));
    press("Log");
  }

  /// A worker prints so many lines, a tenth of a second each.
  private void print(String worker, int from, int to) {
    var calls = new ArrayList<Call>();
    for (int i = from; i < to; i++) {
      calls.add(
          Call.of(
              "XADD",
              keys.output(worker),
              1_000L + i * 100L + "-0",
              "text",
              "line " + i + ";",
              "source",
              "",
              "n",
              i));
    }
    redis.call("DEL", keys.output(worker));
    redis.callAll(calls);
  }

  private void write(String text) throws Exception {
    hands.write(text);
    Pulses.await(2);
  }

  private ListView<?> list() throws Exception {
    return (ListView<?>) node(".logs-view .log-list");
  }

  @Test
  void eachWorkerHasItsPaneAndAllAreMergedInOne() throws Exception {
    fleet.print(ONE, 0, Duration.ZERO, "from one");
    fleet.print(TWO, 0, Duration.ZERO, "from two");
    openOn(ONE, TWO);
    see("2 workers, merged");
    see("from one");
    see("from two");
    press("Side by side");
    seeNoMore("2 workers, merged");
    await(() -> lines().sources().get().size() == 1);
    see("from one");
    fleet.print(TWO, 1, Duration.ZERO, "more from two");
    see("more from two");
    press("One");
    await(() -> node(".pane-grid").lookupAll(".log-header").size() == 1);
    type(KeyCode.F6);
    type(KeyCode.F6);
    press("Merged");
    see("2 workers, merged");
  }

  @Test
  void aSearchGoesFromMatchToMatchAndCanHideTheRest() throws Exception {
    print(ONE, 0, 500);
    openOn(ONE);
    see("line 499;");
    hands.push(KeyCode.CONTROL, KeyCode.F);
    write("line 49");
    see("11 found");
    type(KeyCode.ENTER);
    see(" of 11");
    hands.push(KeyCode.SHIFT, KeyCode.F3);
    hands.push(KeyCode.SHIFT, KeyCode.F3);
    see("Stopped");
    press("Only lines that match");
    seeNoMore("line 489;");
    see("line 490;");
    see("line 49;");
    press("Only lines that match");
    press("Regular expression");
    hands.push(KeyCode.CONTROL, KeyCode.F);
    write("4[89]5;$");
    see("2 found");
    hands.push(KeyCode.CONTROL, KeyCode.F);
    write("(");
    see("no expression");
  }

  @Test
  void aHighlightColoursWholeLinesAndIsThereAtTheNextStart() throws Exception {
    var layout = new Layout(Map.of());
    openOn("redis://127.0.0.1:1", layout);
    press("Log");
    press("Add a highlight");
    see("Highlight lines");
    write("a(");
    see("This is no regular expression: unclosed group near character 3.");
    hands.push(KeyCode.CONTROL, KeyCode.A);
    write("residual");
    press("Violet");
    type(KeyCode.ENTER);
    seeNoMore("Highlight lines");
    assertThat(layout.highlights().orElse(List.of()).stream().flatMap(one -> one.rules().stream()))
        .extracting(rule -> rule.pattern() + " " + rule.colour())
        .contains("residual VIOLET");
    close();
    openOn("redis://127.0.0.1:1", new Layout(Map.of(), layout.highlights().orElse(null)));
    press("Log");
    see("residual");
    press("Highlight residual");
    see("Change a highlight");
    press("Remove");
    seeNoMore("residual");
  }

  @Test
  void aHighlightThatTakesTooLongSaysThatItColoursNothing() throws Exception {
    print(ONE, 0, 1);
    fleet.print(ONE, 2, Duration.ZERO, "n".repeat(1_000));
    openOn(ONE);
    var slow = "(n*)(n*)(n*)(n*)(n*)!";
    inWindow(
        () ->
            logs()
                .highlights()
                .put(null, new HighlightRule(slow, HighlightColour.RED.name(), true), "All"));
    see(slow + " colours nothing");
    picture("log-highlight-given-up");
    press("Highlight " + slow);
    see("Change a highlight");
    hands.push(KeyCode.CONTROL, KeyCode.A);
    write("nnn");
    type(KeyCode.ENTER);
    seeNoMore("colours nothing");
  }

  @Test
  void olderLinesAreReadWhenOneComesToTheTop() throws Exception {
    print(ONE, 0, 3_500);
    openOn(ONE);
    see("line 3499;");
    seeNoMore("line 1800;");
    hands.push(KeyCode.HOME);
    await(() -> lines().lines().size() > 2_000);
    see("Stopped");
    await(
        () -> {
          hands.push(KeyCode.HOME);
          return lines().lines().size() > 3_500;
        });
    hands.push(KeyCode.HOME);
    see("The log begins here");
    see("line 0;");
    hands.push(KeyCode.END);
    see("line 3499;");
    see("Following");
  }

  @Test
  void aJumpGoesToItsTimeBackToWhatRedisHas() throws Exception {
    print(ONE, 0, 3_500);
    openOn(ONE);
    see("line 3499;");
    hands.push(KeyCode.CONTROL, KeyCode.G);
    see("Jump to a time in " + ONE);
    write("yesterday");
    type(KeyCode.ENTER);
    see("“yesterday” is no time.");
    hands.push(KeyCode.CONTROL, KeyCode.A);
    write("1970-01-01T00:00:31Z");
    type(KeyCode.ENTER);
    see("line 300;");
    see("Stopped");
  }

  @Test
  void linesAreSavedAndAFileIsReplacedOnlyWhenAskedTwice() throws Exception {
    print(ONE, 0, 20);
    openOn(ONE);
    see("line 19;");
    var file = folder.resolve("some.log");
    hands.push(KeyCode.CONTROL, KeyCode.S);
    see("Save 20 lines");
    var into = (TextInputControl) node(".log-card .text-field");
    inWindow(() -> into.setText(folder.resolve("none").resolve("some.log").toString()));
    type(KeyCode.ENTER);
    see("There is no folder");
    inWindow(() -> into.setText(file.toString()));
    type(KeyCode.ENTER);
    see("Saved 20 lines to");
    assertThat(Files.readAllLines(file)).hasSize(20).first().asString().endsWith("OUTPUT line 0;");
    hands.push(KeyCode.CONTROL, KeyCode.S);
    var again = (TextInputControl) node(".log-card .text-field");
    inWindow(() -> again.setText(file.toString()));
    type(KeyCode.ENTER);
    see("is there already. Save again to replace it");
    type(KeyCode.ENTER);
    seeNoMore("is there already");
  }

  @Test
  void whatIsWrittenTooFastIsLeftOutAndSaidInItsPlace() throws Exception {
    fleet.print(ONE, 0, Duration.ofSeconds(90), "first line");
    openOn(ONE);
    see("first line");
    redis.call("EVAL", MANY, 1, keys.output(ONE), 20_000, 1);
    see("fast 19999;");
    see("16,000 log lines left out");
    hands.push(KeyCode.CONTROL, KeyCode.F);
    write("fast 1999;");
    type(KeyCode.ENTER);
    see("— 16,000 lines left out: written faster than read —");
  }

  @Test
  void whatIsMissingIsSaidInWhatLeavesTheWindowToo() throws Exception {
    fleet.print(ONE, 0, Duration.ofSeconds(90), "first line");
    fleet.print(ONE, 1_205, Duration.ofSeconds(60), "much later");
    openOn(ONE);
    see("— 1,204 lines not kept —");
    var file = folder.resolve("gap.log");
    hands.push(KeyCode.CONTROL, KeyCode.S);
    see("Save 2 lines");
    var into = (TextInputControl) node(".log-card .text-field");
    inWindow(() -> into.setText(file.toString()));
    type(KeyCode.ENTER);
    see("Saved 2 lines to");
    assertThat(Files.readAllLines(file))
        .hasSize(3)
        .element(1)
        .isEqualTo("— 1,204 lines not kept —");
    type(KeyCode.L);
    hands.push(KeyCode.CONTROL, KeyCode.C);
    await(
        () ->
            Clipboard.getSystemClipboard()
                .getString()
                .matches("(?s).*first line\n— 1,204 lines not kept —\n.*much later"));
    inWindow(() -> logs().text().set("much"));
    press("Only lines that match");
    seeNoMore("first line");
    hands.push(KeyCode.CONTROL, KeyCode.S);
    see("Save 1 line");
    see("Only the lines that match the search.");
  }

  @Test
  void aLostWorkersPaneEndsInWhatBecameOfItsTask() throws Exception {
    var task = fleet.queue().tasks().enqueue("align(16)");
    fleet.work(FOUR);
    fleet.log(FOUR, 0, Duration.ofSeconds(60), "TASK_START", task);
    openOn(FOUR);
    see("TASK_START");
    fleet.silentFor(FOUR, Duration.ofMinutes(4));
    see("LOST ");
    see("Task " + task + " ran on it, and is not given back yet.");
    redis.call("HSET", "jobs:workers:suspect", FOUR, "1");
    redis.call("DEL", "jobs:workers:swept");
    fleet.worker(ONE).beat(Duration.ofSeconds(90), Vitals.NONE, false);
    see("Task " + task + " orphaned, waits to be begun again.");
    fleet.work(TWO);
    see("Task " + task + " orphaned, now RUNNING on " + TWO + ".");
    see("ended");
    fleet.silentFor(THREE, Duration.ofSeconds(71));
    inWindow(() -> session().selection().setAll(THREE));
    see("Late: last beat ");
  }

  @Test
  void aMergedPaneSaysWhatBecameOfTheTaskOfWhoIsLostInIt() throws Exception {
    var task = fleet.queue().tasks().enqueue("align(16)");
    fleet.work(FOUR);
    fleet.log(FOUR, 0, Duration.ofSeconds(60), "TASK_START", task);
    fleet.log(ONE, 1, Duration.ofSeconds(50), "TASK_START", "99");
    openOn(ONE, FOUR);
    see("2 workers, merged");
    see("TASK_START");
    fleet.silentFor(FOUR, Duration.ofMinutes(4));
    see(FOUR + ": LOST ");
    see("Task " + task + " ran on it, and is not given back yet.");
    picture("log-merged-lost");
    press("Side by side");
    seeNoMore(FOUR + ": LOST ");
  }

  @Test
  void whileRedisIsAwayNothingInTheLogLooksAliveAndNoCostIsTold() throws Exception {
    fleet.log(ONE, 0, Duration.ofSeconds(60), "TASK_ERROR", "12");
    fleet.log(ONE, 1, Duration.ofSeconds(59), "TASK_COMPLETE", "13");
    openOn(ONE);
    see("TASK_COMPLETE");
    see("watching costs");
    assertThat(inks(".log-command")).hasSize(2);
    fleet.server().kill();
    see("Stale since");
    seeNoMore("watching costs");
    await(() -> inks(".log-command").equals(inks(".log-time")));
    await(() -> inks(".follow-state").equals(inks(".log-time")));
    audit("log, stale");
  }

  private Set<Paint> inks(String style) throws Exception {
    return Toolkit.call(
        () ->
            node(".logs-view").lookupAll(style).stream()
                .filter(part -> part instanceof Labeled label && !label.getText().isEmpty())
                .map(part -> ((Labeled) part).getTextFill())
                .collect(Collectors.toSet()));
  }

  @Test
  void oddLinesBreakNeitherTheirRowNorTheNext() throws Exception {
    int number = 0;
    for (var odd :
        List.of(
            "x".repeat(1 << 20),
            "\u001B[1;31mred\u001B[0m \u001B]0;title\u0007plain",
            "a\tb",
            "🦊 👩‍👩‍👧 café z̸̡̢̛̗̘̙͔̹̽̾̿̚",
            "שלום \u202Eevil مرحبا",
            "nul \0 and bell \7",
            "two\r\nlines\u2028three",
            "")) {
      redis.call(
          "XADD", keys.log(ONE), "*", "command", "TOLD\u001B[2J", "message", odd, "n", number++);
    }
    fleet.log(ONE, number, Duration.ZERO, "TOLD", "the last, as ever");
    openOn(ONE);
    see("the last, as ever");
    see("x".repeat(2_000) + "…");
    see("nul ␀ and bell ␇");
    for (var cell : list().lookupAll(".log-cell")) {
      assertThat(((Region) cell).getHeight()).isEqualTo(20);
    }
    picture("logs-odd");
  }

  @Test
  void theRulesOfAGroupAreSwitchedTogether() throws Exception {
    var layout = new Layout(Map.of());
    openOn("redis://127.0.0.1:1", layout);
    press("Log");
    see("ERROR|FATAL");
    inWindow(() -> logs().highlights().show(Highlights.USUAL, false));
    seeNoMore("ERROR|FATAL");
    assertThat(layout.highlights().orElse(List.of()))
        .extracting(HighlightGroup::name)
        .containsExactly(Highlights.USUAL);
  }

  @Test
  void longLinesGoOnBeneathWhereOneAsksForItAndTheEndStaysInSight() throws Exception {
    print(ONE, 0, 100);
    fleet.print(ONE, 100, Duration.ofSeconds(60), "long begin " + "word ".repeat(150) + "end");
    openOn(ONE);
    see("long begin");
    press("Side by side");
    assertThat(heights()).containsOnly(20.0);
    type(KeyCode.L);
    type(KeyCode.W);
    await(() -> heights().stream().anyMatch(height -> height >= 4 * 16));
    await(this::isEndInSight);
    assertThat(list().lookupAll(".log-text").stream().filter(this::isCut)).isEmpty();
    fleet.print(ONE, 101, Duration.ofSeconds(50), "x".repeat(1_500));
    see("xxx");
    await(() -> lines().lines().size() > 101 && isEndInSight());
    hands.push(KeyCode.CONTROL, KeyCode.F);
    write("end");
    see("1 found");
    type(KeyCode.ENTER);
    see("1 of 1");
    type(KeyCode.ESCAPE);
    hands.push(KeyCode.CONTROL, KeyCode.C);
    await(() -> Clipboard.getSystemClipboard().getString().strip().endsWith("word end"));
    picture("logs-wrapped");
    type(KeyCode.W);
    await(() -> heights().stream().allMatch(height -> height == 20));
    type(KeyCode.END);
    see("Following");
    await(this::isEndInSight);
  }

  @Test
  void theNewestLineStaysInSightThoughOthersWereHiddenForAWhile() throws Exception {
    print(ONE, 0, 100);
    openOn(ONE);
    see("line 99;");
    inWindow(() -> logs().text().set("line 9"));
    press("Only lines that match");
    seeNoMore("line 89;");
    press("Only lines that match");
    see("line 89;");
    for (int i = 100; i < 103; i++) {
      fleet.print(ONE, i, Duration.ofSeconds(60), "line " + i + ";");
      see("line " + i + ";");
    }
    see("Following");
    type(KeyCode.L);
    type(KeyCode.W);
    fleet.print(ONE, 103, Duration.ofSeconds(50), "line 9 " + "word ".repeat(150) + "end");
    await(this::isEndInSight);
    inWindow(() -> logs().text().set("word"));
    see("1 found");
    await(this::isEndInSight);
  }

  @Test
  void whoReadsGoesOnWhereTheyWereWhenTheRestIsHiddenShownOrLaidAnew() throws Exception {
    print(ONE, 0, 900);
    openOn(ONE);
    see("line 899;");
    hands.push(KeyCode.CONTROL, KeyCode.F);
    write("line 4");
    see("111 found");
    press("Only lines that match");
    type(KeyCode.F3);
    type(KeyCode.ESCAPE);
    var read = chosen();
    assertThat(read).startsWith("line 4");
    press("Only lines that match");
    await(() -> list().getItems().size() > 500);
    await(() -> chosen().equals(read) && seen().contains(read));
    press("Only lines that match");
    await(() -> list().getItems().size() < 500);
    await(() -> chosen().equals(read) && seen().contains(read));
  }

  @Test
  void wrappedLinesStayWhereTheyAreReadWhenTheWindowIsDrawnLarger() throws Exception {
    var calls = new ArrayList<Call>();
    for (int i = 0; i < 60; i++) {
      calls.add(
          Call.of(
              "XADD",
              keys.output(ONE),
              1_000L + i + "-0",
              "text",
              "line " + i + "; " + "word ".repeat(60),
              "source",
              "",
              "n",
              i));
    }
    redis.callAll(calls);
    openOn(ONE);
    see("line 59;");
    press("Taller");
    type(KeyCode.L);
    type(KeyCode.W);
    type(KeyCode.HOME);
    see("line 0;");
    type(KeyCode.PAGE_DOWN);
    type(KeyCode.PAGE_DOWN);
    var read = seen().getFirst();
    assertThat(read).doesNotStartWith("line 0;");
    for (var size : List.of(1.5, 0.8, 1.0)) {
      inWindow(() -> theme().size().set(size));
      Pulses.await(4);
      await(() -> seen().getFirst().equals(read));
    }
  }

  /// The line that is chosen.
  private String chosen() throws Exception {
    return list().getSelectionModel().getSelectedItem() instanceof LogEntry.Line line
        ? line.shown()
        : "";
  }

  /// The lines that are to be seen, from the top.
  private List<String> seen() throws Exception {
    return Toolkit.call(
        () ->
            list().lookupAll(".log-cell").stream()
                .filter(Node::isVisible)
                .map(cell -> (ListCell<?>) cell)
                .sorted(Comparator.comparingInt(ListCell::getIndex))
                .map(ListCell::getItem)
                .filter(LogEntry.Line.class::isInstance)
                .map(entry -> ((LogEntry.Line) entry).shown())
                .toList());
  }

  @Test
  void whetherLinesAreWrappedIsKept() throws Exception {
    var layout = new Layout(Map.of());
    openOn("redis://127.0.0.1:1", layout);
    press("Log");
    press("Wrap long lines");
    close();
    openOn("redis://127.0.0.1:1", new Layout(layout.sizes()));
    press("Log");
    assertThat(hasState(".logs-toolbar > .search-toggle", "selected")).isTrue();
  }

  private List<Double> heights() throws Exception {
    return Toolkit.call(
        () ->
            list().lookupAll(".log-cell").stream()
                .filter(Node::isVisible)
                .map(cell -> ((Region) cell).getHeight())
                .toList());
  }

  private boolean isEndInSight() throws Exception {
    var last = list().getItems().size() - 1;
    return list().lookupAll(".log-cell").stream()
        .map(cell -> (ListCell<?>) cell)
        .filter(cell -> cell.isVisible() && cell.getIndex() == last)
        .anyMatch(
            cell ->
                cell.localToScene(cell.getLayoutBounds()).getMaxY()
                    <= bottomOf(cell.getListView()) + 1);
  }

  private static double bottomOf(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxY();
  }

  private boolean isCut(Node text) {
    var room = text.getParent().getParent();
    return text.localToScene(text.getLayoutBounds()).getMaxX()
        > room.localToScene(room.getLayoutBounds()).getMaxX() + 1;
  }
}
