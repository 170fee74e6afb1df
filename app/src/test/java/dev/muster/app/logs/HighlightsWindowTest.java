package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.settings.HighlightGroup;
import dev.muster.app.settings.HighlightRule;
import dev.muster.app.settings.Layout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The rules by which lines are coloured.
class HighlightsWindowTest extends LogsWindow {
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
}
