package dev.muster.app.controls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HarmlessTest {
  @Test
  void escapesOfATerminalAreGone() {
    assertThat(Harmless.of("\u001B[1;31mred\u001B[0m and \u001B]0;title\u0007plain"))
        .isEqualTo("red and plain");
  }

  @Test
  void tabsAndNullsAreShownHarmlessly() {
    assertThat(Harmless.of("a\tb\0c\r")).isEqualTo("a   b␀c␍");
  }

  @Test
  void aTextCannotTurnItsDirection() {
    assertThat(Harmless.of("safe\u202Eexe.txt")).isEqualTo("safe\uFFFDexe.txt");
  }

  @Test
  void aVeryLongLineIsCut() {
    assertThat(Harmless.of("x".repeat(1_000_000))).hasSize(2_001).endsWith("…");
  }

  @Test
  void aCutLeavesNoHalfOfACharacter() {
    assertThat(Harmless.of("x" + "🦊".repeat(2_000))).hasSize(2_000).endsWith("🦊…");
  }

  @Test
  void linesKeepTheirEnds() {
    assertThat(Harmless.lines("a\u001B[1m\n\tb\0")).isEqualTo("a\n    b␀");
    assertThat(Harmless.lines("a\nb")).isEqualTo("a\nb");
  }

  @Test
  void ordinaryTextStaysAsItIs() {
    assertThat(Harmless.of("äöü 日本語 → ok")).isEqualTo("äöü 日本語 → ok");
  }
}
