package dev.muster.app.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  @Test
  void elapsedTimesGrowCoarserAsTheyGrow() {
    assertThat(Phrases.elapsed(Duration.ofMillis(3_240))).isEqualTo("3.2 s");
    assertThat(Phrases.elapsed(Duration.ofSeconds(278))).isEqualTo("4 m 38 s");
    assertThat(Phrases.elapsed(Duration.ofMinutes(125))).isEqualTo("2 h 05 m");
    assertThat(Phrases.elapsed(Duration.ofHours(76))).isEqualTo("3 d 4 h");
    assertThat(Phrases.elapsed(Duration.ofMillis(-5))).isEqualTo("0.0 s");
  }

  @Test
  void agesStayInSecondsUpToTwoMinutes() {
    assertThat(Phrases.age(Duration.ofSeconds(71))).isEqualTo("71 s");
    assertThat(Phrases.age(Duration.ofSeconds(248))).isEqualTo("4 m");
    assertThat(Phrases.age(Duration.ofHours(3))).isEqualTo("3 h");
    assertThat(Phrases.age(Duration.ofDays(3))).isEqualTo("3 d");
  }

  @Test
  void numbersHaveTheirThousandsApartAndTheirThingInTheRightNumber() {
    assertThat(Phrases.count(1_204)).isEqualTo("1,204");
    assertThat(Phrases.count(1, "worker")).isEqualTo("1 worker");
    assertThat(Phrases.count(0, "worker")).isEqualTo("0 workers");
  }

  @Test
  void sizesAndSharesAreShort() {
    assertThat(Phrases.bytes(812)).isEqualTo("812 B");
    assertThat(Phrases.bytes(2_204)).isEqualTo("2.2 kB");
    assertThat(Phrases.bytes(412_000_000)).isEqualTo("412 MB");
    assertThat(Phrases.bytes(1_600_000_000)).isEqualTo("1.6 GB");
    assertThat(Phrases.share(0.94)).isEqualTo("94 %");
    assertThat(Phrases.share(-1)).isEqualTo("–");
  }
}
