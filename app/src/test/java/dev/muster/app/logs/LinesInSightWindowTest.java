package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Pulses;
import dev.muster.app.background.Toolkit;
import dev.muster.app.settings.Layout;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// Which lines are in sight, wrapped or not, while others come, are hidden or are laid anew.
class LinesInSightWindowTest extends LogsWindow {
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
    for (var hidden : List.of(false, true)) {
      press("Only lines that match");
      await(() -> list().getItems().size() < 500 == hidden);
      await(() -> chosen().equals(read) && seen().contains(read));
    }
  }

  @Test
  void wrappedLinesStayWhereTheyAreReadWhenTheWindowIsDrawnLarger() throws Exception {
    print(ONE, 0, 60, " " + "word ".repeat(60));
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
