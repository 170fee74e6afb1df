package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BeatsTest {
  private static final long SECOND = 1_000_000_000L;

  private final Beats beats = new Beats(Duration.ofSeconds(1));

  @Test
  void aBeatIsOnTimeLateOrAfterSomeThatWereMissed() {
    assertThat(beats.beat(0)).isEqualTo("|");
    assertThat(beats.beat(SECOND)).isEqualTo("||");
    assertThat(beats.beat(SECOND * 24 / 10)).isEqualTo("||l");
    assertThat(beats.beat(SECOND * 54 / 10)).isEqualTo("||l..l");
  }

  @Test
  void sixtyAreKept() {
    for (var i = 0; i < 100; i++) {
      beats.beat(i * SECOND);
    }
    assertThat(beats.beat(100 * SECOND)).isEqualTo("|".repeat(60));
    assertThat(beats.beat(10_000 * SECOND)).isEqualTo(".".repeat(59) + "l");
  }

  @Test
  void aBeatThatIsEarlyIsOnTime() {
    beats.beat(0);
    assertThat(beats.beat(SECOND / 10)).isEqualTo("||");
  }
}
