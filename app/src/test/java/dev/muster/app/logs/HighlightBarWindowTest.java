package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.settings.HighlightGroup;
import dev.muster.app.settings.HighlightRule;
import dev.muster.app.settings.Layout;
import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.WindowTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// Rules are read in full, few or many.
class HighlightBarWindowTest extends WindowTest {
  private static final List<String> PATTERNS =
      List.of(
          "ERROR|FATAL",
          "connection (lost|refused)",
          "out of memory",
          "retrying in \\d+ seconds",
          "slowdouble\\(.*\\)",
          "checkpoint written",
          "TASK_COMPLETE in more than a minute",
          "gpu\\d+: temperature");

  @Test
  void aFewStandInOneRow() throws Exception {
    open(PATTERNS.subList(0, 2));
    see("Times from Redis");
    assertThat(height()).isEqualTo(36);
    inWindow(() -> logs().highlights().put(null, rule("found later"), "All"));
    see("found later");
    assertThat(height()).isEqualTo(36);
  }

  @Test
  void manyStandInAsManyRowsAsTheyNeed() throws Exception {
    open(PATTERNS);
    PATTERNS.forEach(this::see);
    pictures("logs-many-highlights");
    assertThat(height()).isEqualTo(64);
  }

  private void open(List<String> patterns) throws Exception {
    var rules = patterns.stream().map(HighlightBarWindowTest::rule).toList();
    openOn(
        "redis://127.0.0.1:1",
        new Layout(Map.of(), List.of(new HighlightGroup("All", true, rules))));
    inWindow(
        () -> {
          session().heard(Fleets.large(), Duration.ofMillis(1));
          session().selection().setAll("gpu1::2203");
        });
    press("Log");
  }

  private double height() throws Exception {
    return ((Region) node(".highlight-bar")).getHeight();
  }

  private static HighlightRule rule(String pattern) {
    var colours = HighlightColour.values();
    var colour = colours[Math.floorMod(pattern.length(), colours.length)];
    return new HighlightRule(pattern, colour.name(), true);
  }
}
