package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Toolkit;
import dev.muster.shared.workers.Vitals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person's way through the logs of workers.
class LogsWindowTest extends LogsWindow {
  private static final String MANY =
      """
      for i = 0, tonumber(ARGV[1]) - 1 do
        redis.call('XADD', KEYS[1], '*', 'text', 'fast ' .. i .. ';', 'n', ARGV[2] + i)
      end\
      """;

  @TempDir private Path folder = Path.of("");

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
}
