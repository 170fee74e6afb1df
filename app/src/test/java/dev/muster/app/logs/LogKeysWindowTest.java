package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Pulses;
import dev.muster.app.background.Toolkit;
import dev.muster.app.settings.HighlightRule;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.logs.LogLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way of a person without a mouse through the logs.
class LogKeysWindowTest extends WindowTest {
  private static final String ONE = "gpu1::2203";
  private static final String TWO = "gpu1::2207";
  private static final String THREE = "web2::3120";

  private final PretendedFleet fleet = new PretendedFleet(ONE, TWO, THREE);
  @TempDir private Path folder = Path.of("");

  @AfterEach
  void endAll() {
    fleet.close();
  }

  @BeforeEach
  void goToTheLogByItsKey() throws Exception {
    for (int i = 0; i < 60; i++) {
      fleet.print(ONE, i, Duration.ofMillis(60 - i), "line " + i + ";");
    }
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    inWindow(() -> session().selection().setAll(ONE));
    type(KeyCode.L);
    see("line 59;");
    await(() -> list().isFocused());
  }

  private ListView<?> list() throws Exception {
    return (ListView<?>) node(".logs-view .log-list");
  }

  private void press(KeyCode... together) throws Exception {
    hands.push(together);
    Pulses.await(2);
  }

  private int chosen() throws Exception {
    return list().getSelectionModel().getSelectedIndex();
  }

  private static String copied() {
    return Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), "");
  }

  private boolean hasTheKeyboard(List<String> workers) {
    return lines().sources().get().equals(workers)
        && logs().panes().contains(lines())
        && isWithinTheLines();
  }

  private boolean isWithinTheLines() {
    try {
      return node(".logs-view .pane-grid").isFocusWithin();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theKeyboardStaysWithTheLinesWhenPanesComeAndGo() throws Exception {
    press(KeyCode.CONTROL, KeyCode.DIGIT2);
    await(() -> hasTheKeyboard(List.of(ONE)));
    press(KeyCode.CONTROL, KeyCode.DIGIT3);
    await(() -> logs().mode().get() == Mode.MERGED && isWithinTheLines());
    press(KeyCode.CONTROL, KeyCode.DIGIT1);
    await(() -> logs().mode().get() == Mode.ONE && hasTheKeyboard(List.of(ONE)));
  }

  @Test
  void workersAreAddedAndPanesChangedByKeys() throws Exception {
    press(KeyCode.CONTROL, KeyCode.DIGIT2);
    await(() -> hasTheKeyboard(List.of(ONE)));
    type(KeyCode.A);
    see("Enter takes the first");
    type(KeyCode.ESCAPE);
    seeNoMore("Enter takes the first");
    await(() -> hasTheKeyboard(List.of(ONE)));
    type(KeyCode.A);
    see("Enter takes the first");
    hands.write("3120");
    see("1 worker.");
    type(KeyCode.ENTER);
    await(() -> hasTheKeyboard(List.of(THREE)));
    type(KeyCode.F6);
    await(() -> hasTheKeyboard(List.of(ONE)));
    press(KeyCode.SHIFT, KeyCode.F6);
    await(() -> hasTheKeyboard(List.of(THREE)));
  }

  @Test
  void linesAreChosenMarkedCopiedAndOpenedByKeys() throws Exception {
    type(KeyCode.END);
    type(KeyCode.UP);
    see("Stopped");
    type(KeyCode.M);
    await(() -> lines().marks().count().get() == 1);
    int marked = chosen();
    type(KeyCode.UP);
    type(KeyCode.UP);
    type(KeyCode.UP);
    await(() -> chosen() < marked);
    type(KeyCode.U);
    await(() -> chosen() == marked);
    press(KeyCode.CONTROL, KeyCode.C);
    await(() -> copied().lines().count() == 1 && copied().contains(" OUTPUT line "));
    type(KeyCode.ENTER);
    see("OUTPUT of " + ONE);
    type(KeyCode.ESCAPE);
    seeNoMore("OUTPUT of " + ONE);
    await(this::isWithinTheLines);
    type(KeyCode.M);
    await(() -> lines().marks().count().get() == 0);
  }

  @Test
  void followingAndHighlightsGoByKeys() throws Exception {
    see("Following");
    type(KeyCode.SPACE);
    see("Stopped");
    type(KeyCode.SPACE);
    see("Following");
    type(KeyCode.HOME);
    see("Stopped");
    type(KeyCode.END);
    see("Following");
    press(KeyCode.CONTROL, KeyCode.H);
    see("Highlight lines");
    type(KeyCode.ESCAPE);
    seeNoMore("Highlight lines");
    await(this::isWithinTheLines);
    assertThat(lines().following().get()).isTrue();
  }

  @Test
  void marksAreThereStillWhenOneComesBackToTheLog() throws Exception {
    type(KeyCode.END);
    type(KeyCode.UP);
    type(KeyCode.UP);
    type(KeyCode.M);
    await(() -> lines().marks().count().get() == 1);
    var line = lines().marks().all().getFirst().line();
    type(KeyCode.END);
    see("Following");
    type(KeyCode.DIGIT4);
    see("Nothing was sent on this queue yet");
    fleet.print(ONE, 60, Duration.ZERO, "written meanwhile");
    type(KeyCode.DIGIT2);
    see("written meanwhile");
    await(() -> marked().equals(List.of(line)));
    inWindow(() -> session().selection().setAll(ONE, TWO));
    see("2 workers, merged");
    see("written meanwhile");
    await(() -> marked().equals(List.of(line)));
    type(KeyCode.L);
    await(() -> list().isFocused());
    type(KeyCode.U);
    await(
        () ->
            list().lookupAll(".log-cell").stream()
                .map(cell -> Objects.requireNonNullElse(cell.getAccessibleText(), ""))
                .anyMatch(told -> told.startsWith("Marked: ") && told.endsWith(line.message())));
    type(KeyCode.M);
    await(() -> marked().isEmpty());
  }

  private List<LogLine> marked() {
    return lines().marks().all().stream().map(LogEntry.Line::line).toList();
  }

  @Test
  void aHighlightThatIsRemovedComesBackToItsPlaceAndTheKeyboardStaysAmongThem() throws Exception {
    tabTo("Highlight ERROR");
    type(KeyCode.DELETE);
    see("Removed the highlight ERROR|FATAL");
    await(() -> focused().startsWith("Highlight WARN"));
    press(KeyCode.CONTROL, KeyCode.Z);
    seeNoMore("Removed the highlight");
    await(() -> rules().getFirst().startsWith("ERROR") && rules().size() == 2);
    tabTo("Highlight WARN");
    type(KeyCode.ENTER);
    see("Change a highlight");
    press("Remove");
    see("Removed the highlight WARN");
    await(this::isWithinTheLines);
    press(KeyCode.CONTROL, KeyCode.Z);
    await(() -> rules().size() == 2 && rules().getLast().equals("WARN"));
  }

  private List<String> rules() {
    return logs().highlights().groups().stream()
        .flatMap(group -> group.rules().stream())
        .map(HighlightRule::pattern)
        .toList();
  }

  /// What has the keyboard, in the words of a screen reader.
  private String focused() throws Exception {
    return Toolkit.call(
        () -> {
          var owner = node(".logs-view").getScene().getFocusOwner();
          var words =
              owner == null
                  ? ""
                  : owner.getAccessibleText() != null
                      ? owner.getAccessibleText()
                      : owner instanceof Labeled labeled ? labeled.getText() : "";
          return Objects.requireNonNullElse(words, "");
        });
  }

  /// Goes on with Tab until something of that name has the keyboard.
  private void tabTo(String name) throws Exception {
    var passed = new ArrayList<String>();
    for (int i = 0; i < 80; i++) {
      if (focused().startsWith(name)) {
        return;
      }
      passed.add(focused());
      type(KeyCode.TAB);
    }
    throw new AssertionError("Tab never comes to " + name + ", but to " + passed);
  }

  @Test
  void severalLogsAreOpenedMergedSearchedAndSavedWithoutAMouse() throws Exception {
    fleet.print(TWO, 0, Duration.ZERO, "of the other");
    type(KeyCode.DIGIT2);
    type(KeyCode.HOME);
    press(KeyCode.SHIFT, KeyCode.DOWN);
    see("2 selected");
    type(KeyCode.L);
    see("2 workers, merged");
    see("of the other");
    press(KeyCode.CONTROL, KeyCode.DIGIT2);
    await(() -> logs().panes().size() == 2 && isWithinTheLines());
    press(KeyCode.CONTROL, KeyCode.DIGIT3);
    see("2 workers, merged");
    press(KeyCode.CONTROL, KeyCode.F);
    hands.write("line 5");
    see("11 found");
    type(KeyCode.ENTER);
    see(" of 11");
    var first = lines().matches().number().get();
    type(KeyCode.F3);
    await(() -> lines().matches().number().get() == first % 11 + 1);
    press(KeyCode.SHIFT, KeyCode.F3);
    await(() -> lines().matches().number().get() == first);
    type(KeyCode.ESCAPE);
    await(this::isWithinTheLines);
    press(KeyCode.CONTROL, KeyCode.G);
    see("Jump to a time in 2 workers");
    hands.write("1970-01-01T00:00:31Z");
    type(KeyCode.ENTER);
    seeNoMore("Jump to a time in 2 workers");
    await(this::isWithinTheLines);
    var file = folder.resolve("two.log");
    press(KeyCode.CONTROL, KeyCode.S);
    see("Save 61 lines");
    press(KeyCode.CONTROL, KeyCode.A);
    hands.write(file.toString());
    type(KeyCode.ENTER);
    see("Saved 61 lines to");
    await(this::isWithinTheLines);
    assertThat(file).content().contains("of the other", "line 59;");
    tabTo("More for this pane");
    type(KeyCode.SPACE);
    type(KeyCode.UP);
    type(KeyCode.ENTER);
    await(
        () ->
            logs().panes().size() == 2
                && logs().panes().stream().allMatch(LogKeysWindowTest::isPinned));
  }

  private static boolean isPinned(LogModel pane) {
    return pane.pinned().get();
  }

  @Test
  void whatHasNoKeyOfItsOwnIsReachedWithTab() throws Exception {
    press(KeyCode.CONTROL, KeyCode.DIGIT2);
    await(() -> hasTheKeyboard(List.of(ONE)));
    for (var name :
        List.of(
            "Pin: keep these workers here",
            "More for this pane",
            "Close this pane",
            "Side by side",
            "Match case",
            "Regular expression",
            "Only lines that match",
            "Wrap long lines",
            "Groups of highlights",
            "Highlight WARN",
            "Add a highlight")) {
      tabTo(name);
    }
    tabTo("Side by side");
    type(KeyCode.RIGHT);
    await(() -> logs().mode().get() == Mode.MERGED);
    type(KeyCode.LEFT);
    await(() -> logs().mode().get() == Mode.SIDE);
    tabTo("Pin: keep these workers here");
    type(KeyCode.SPACE);
    await(() -> lines().pinned().get());
    tabTo("Close this pane");
    type(KeyCode.SPACE);
    see("No log is open");
    await(() -> node(".logs-view").isFocusWithin());
  }
}
