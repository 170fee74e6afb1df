package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.settings.HighlightGroup;
import dev.muster.app.settings.HighlightRule;
import dev.muster.shared.logs.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static Line line(String command, String message) {
    var line = new LogLine("w::1", "1-0", NOON, command, message, 1);
    return (Line) new LogReader().newer(Shown.of(List.of(line)), Set.of()).getFirst();
  }

  @Test
  void looksForATextAsItStandsOrForAnExpression() {
    var line = line("OUTPUT", "run-812: 3.1 (ok)");
    assertThat(Search.of("RUN-812", false, false).matches(line)).isTrue();
    assertThat(Search.of("RUN-812", true, false).matches(line)).isFalse();
    assertThat(Search.of("(ok", false, false).matches(line)).isTrue();
    assertThat(Search.of("run-\\d+", false, true).matches(line)).isTrue();
    assertThat(Search.of("^run", false, true).matches(line)).isTrue();
    assertThat(Search.of("output run", false, false).matches(line)).isTrue();
    assertThat(Search.of("x*", false, true).places(line.shown())).isEmpty();
    assertThat(Search.of("1", false, false).places("1 0 1"))
        .containsExactly(new int[] {0, 1}, new int[] {4, 5});
  }

  @Test
  void whatIsNoExpressionIsSaid() {
    assertThat(Search.of("a(b", false, true).problem())
        .isEqualTo("This is no regular expression: unclosed group near character 4.");
    assertThat(Search.of("a(b", false, false).problem()).isEmpty();
  }

  @Test
  void anExpressionThatNeverEndsIsGivenUp() {
    var search = Search.of("(.*)(.*)(.*)(.*)(.*)!", false, true);
    assertThat(search.isIn("a".repeat(1_000))).isFalse();
    assertThat(search.problem()).startsWith("This expression takes too long");
    assertThat(search.isOn()).isFalse();
  }

  @Test
  void longLinesAreLookedIntoBeyondWhatIsShown() {
    assertThat(
            Search.of("needle", false, false).matches(line("TOLD", "x".repeat(5_000) + "needle")))
        .isTrue();
  }

  @Test
  void theFirstRuleThatFitsColoursALineAndRulesAreKept() {
    var kept = new ArrayList<List<HighlightGroup>>();
    var highlights = new Highlights(null, kept::add);
    assertThat(highlights.colour(line("OUTPUT", "WARN heap"))).contains(HighlightColour.AMBER);
    assertThat(highlights.colour(line("TASK_ERROR", "7"))).contains(HighlightColour.RED);
    assertThat(highlights.colour(line("OUTPUT", "errors: none"))).isEmpty();
    var rule = new HighlightRule("none", "GREEN", true);
    highlights.put(null, rule, "Mine");
    assertThat(highlights.colour(line("OUTPUT", "errors: none"))).contains(HighlightColour.GREEN);
    highlights.show("Mine", false);
    assertThat(highlights.colour(line("OUTPUT", "errors: none"))).isEmpty();
    highlights.put(rule, new HighlightRule("nothing", "BLUE", true), Highlights.USUAL);
    assertThat(highlights.groups()).extracting(HighlightGroup::name).containsExactly("Trouble");
    assertThat(kept.getLast()).isEqualTo(highlights.groups());
    var again = new Highlights(kept.getLast(), _ -> {});
    assertThat(again.colour(line("OUTPUT", "nothing"))).contains(HighlightColour.BLUE);
  }

  @Test
  void momentsAreReadAsAPersonWritesThem() {
    assertThat(Moments.read("11:30", NOON, ZoneOffset.UTC))
        .contains(NOON.minus(Duration.ofMinutes(30)));
    assertThat(Moments.read("12:00:00.5", NOON, ZoneOffset.UTC))
        .contains(NOON.plusMillis(500).minus(Duration.ofDays(1)));
    assertThat(Moments.read("5 m", NOON, ZoneOffset.UTC)).contains(NOON.minusSeconds(300));
    assertThat(Moments.read("-90s", NOON, ZoneOffset.UTC)).contains(NOON.minusSeconds(90));
    assertThat(Moments.read("2 hours ago", NOON, ZoneOffset.UTC))
        .contains(NOON.minusSeconds(7_200));
    assertThat(Moments.read("2026-11-23 9:05", NOON, ZoneOffset.UTC))
        .contains(Instant.parse("2026-11-23T09:05:00Z"));
    assertThat(Moments.read("2026-11-23T09:05:00Z", NOON, ZoneOffset.UTC))
        .contains(Instant.parse("2026-11-23T09:05:00Z"));
    for (var none : List.of("", "25:00", "noon", "2026-13-01", "12:", "9".repeat(40) + " m")) {
      assertThat(Moments.read(none, NOON, ZoneOffset.UTC)).as(none).isEmpty();
    }
  }
}
