package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.settings.HighlightGroup;
import dev.muster.app.settings.HighlightRule;
import dev.muster.app.settings.Layout;
import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.logs.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A line is read as well whatever colours it: its command, a highlight, what is looked for, its
/// choice and its mark.
class LogColoursWindowTest extends WindowTest {
  private static final String WORKER = "gpu1::2203";
  private static final List<String> COMMANDS =
      List.of("MESSAGE", "TASK_START", "TASK_COMPLETE", "TASK_ERROR", "PUSH", "OUTPUT");

  private static List<LogLine> eachCommand(String text) {
    var lines = new ArrayList<LogLine>();
    for (var command : COMMANDS) {
      int number = lines.size();
      var time = Instant.parse("2026-11-24T12:00:00Z").plusMillis(number * 400L);
      lines.add(new LogLine(WORKER, number + "-0", time, command, text + " words", number));
    }
    return lines;
  }

  @ParameterizedTest
  @EnumSource(HighlightColour.class)
  void eachLineStandsOutFromWhatIsBehindIt(HighlightColour colour) throws Exception {
    var rules =
        Arrays.stream(HighlightColour.values())
            .map(one -> new HighlightRule("-" + one + "-", one.name(), true))
            .toList();
    openOn(
        "redis://127.0.0.1:1",
        new Layout(Map.of(), List.of(new HighlightGroup("All", true, rules))));
    inWindow(
        () -> {
          session().heard(Fleets.large(), Duration.ofMillis(1));
          session().selection().setAll(WORKER);
        });
    press("Log");
    inWindow(() -> lines().show(eachCommand("-" + colour + "-")));
    see("-" + colour + "- words");
    assertThat(hasState(".log-cell", "line-" + colour.style())).isTrue();
    audit(colour + ", plain");
    inWindow(() -> logs().text().set("words"));
    see("6 found");
    audit(colour + ", found in what they say");
    inWindow(() -> logs().text().set(COMMANDS.get(3)));
    see("1 found");
    for (var command : COMMANDS) {
      inWindow(() -> logs().text().set(command));
      audit(colour + ", " + command + " found");
    }
    var list = (ListView<?>) node(".logs-view .log-list");
    inWindow(() -> list.getSelectionModel().selectAll());
    audit(colour + ", chosen");
    inWindow(list::requestFocus);
    type(KeyCode.M);
    inWindow(() -> list.getSelectionModel().clearSelection());
    audit(colour + ", marked");
  }
}
