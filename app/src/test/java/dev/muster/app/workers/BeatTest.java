package dev.muster.app.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.workers.Vitals;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeatTest {
  private static final Instant LAST = Instant.parse("2026-11-24T14:00:00Z");

  /// One that beats every 30 s.
  private static WorkerSummary worker(String beats, Instant last) {
    return new WorkerSummary(
        "web1::1",
        WorkerState.IDLE,
        null,
        new Vitals(0, 0, 0, 0, "", beats),
        last,
        Duration.ofSeconds(30),
        null,
        null,
        null);
  }

  private static List<String> words(WorkerSummary worker, List<Instant> seen, Instant now) {
    return Beat.of(worker, seen, now).stream()
        .map(
            beat ->
                (beat.seen() ? "" : "~")
                    + beat.time().toString().substring(11, 19)
                    + " "
                    + beat.kind().words()
                    + gap(beat))
        .toList();
  }

  private static String gap(Beat beat) {
    var gap = beat.gap();
    return gap == null ? "" : (beat.measured() ? " " : " ~") + gap.toSeconds();
  }

  @Test
  void theNewestStandsFirstAndWhatNobodySawIsWorkedOut() {
    assertThat(words(worker("|.l|", LAST), List.of(LAST), LAST.plusSeconds(10)))
        .containsExactly(
            "14:00:00 on time ~30", "~13:59:30 late ~60", "~13:59:00 missed", "~13:58:30 on time");
  }

  @Test
  void whatWasSeenToComeHasItsTimeAndGap() {
    var seen = List.of(LAST.minusSeconds(71), LAST.minusSeconds(31), LAST);
    assertThat(words(worker("||l|", LAST), seen, LAST.plusSeconds(1)))
        .containsExactly(
            "14:00:00 on time 31", "13:59:29 late 40", "13:58:49 on time ~30", "~13:58:19 on time");
  }

  @Test
  void theOneThatIsOverdueStandsAboveThem() {
    var worker = worker("|", LAST);
    assertThat(words(worker, List.of(LAST), LAST.plusSeconds(45))).hasSize(1);
    assertThat(words(worker, List.of(LAST), LAST.plusSeconds(71)))
        .containsExactly("~14:00:30 not come yet ~71", "14:00:00 on time");
    assertThat(Beat.of(worker("|", LAST), List.of(), LAST)).singleElement().matches(b -> !b.seen());
  }

  @Test
  void aBeatThatNobodySawBetweenTwoIsNoticed() {
    assertThat(Beat.follows(worker("||", LAST), LAST.minusSeconds(30))).isTrue();
    assertThat(Beat.follows(worker("|l", LAST), LAST.minusSeconds(40))).isTrue();
    assertThat(Beat.follows(worker("|..l", LAST), LAST.minusSeconds(88))).isTrue();
    assertThat(Beat.follows(worker("||", LAST), LAST.minusSeconds(60))).isFalse();
    assertThat(Beat.follows(worker("", LAST), LAST.minusSeconds(30))).isFalse();
  }
}
