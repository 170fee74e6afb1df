package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.redis.Json;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static Differences between(String majority, String here) {
    return Differences.between(Json.parse(majority), Json.parse(here));
  }

  private static String words(String majority, String here) {
    return ReplyWords.differences("EVAL", between(majority, here));
  }

  @Test
  void aTextIsComparedLineByLineThoughOneHasALineMore() {
    assertThat(words("\"a\\nb\\nc\"", "\"a\\nx\\nc\""))
        .isEqualTo("1 line differs, 2 lines the same");
    var more = between("\"a\\nb\\nc\"", "\"a\\nnew\\nb\\nc\"");
    assertThat(more.parts())
        .contains(new Differences.Part("line 2", "", "new"))
        .contains(new Differences.Part("line 3", "b", "b"));
    assertThat(more.inWords(more.thing(), more.thing())).isEqualTo("1 line more, 3 lines the same");
    assertThat(words("\"a\\nb\"", "\"a\"")).isEqualTo("1 line missing, 1 line the same");
  }

  @Test
  void twoChangesWithALineMoreBetweenDifferOnlyThere() {
    var both = between("\"a\\nb\\nc\\nd\\ne\"", "\"A\\nb\\nnew\\nc\\nd\\nE\"");
    assertThat(both.parts())
        .containsExactly(
            new Differences.Part("line 1", "a", "A"),
            new Differences.Part("line 2", "b", "b"),
            new Differences.Part("line 3", "", "new"),
            new Differences.Part("line 4", "c", "c"),
            new Differences.Part("line 5", "d", "d"),
            new Differences.Part("line 6", "e", "E"));
    assertThat(both.inWords("line", "line"))
        .isEqualTo("2 lines differ, 1 line more, 3 lines the same");
    assertThat(words("[1,2,3,4,5]", "[9,2,4,5,6]"))
        .isEqualTo("1 value differs, 1 value missing, 1 value more, 3 values the same");
  }

  @Test
  void aTextIsComparedByLinesUpToABound() {
    var line = "x\\n";
    var lines = "\"" + line.repeat(999);
    assertThat(between(lines + "a\"", lines + "b\"").inWords("line", "line"))
        .isEqualTo("1 line differs, 999 lines the same");
    lines = "\"" + line.repeat(1_000);
    assertThat(between(lines + "a\"", lines + "b\"").hasParts()).isFalse();
  }

  @Test
  void whatHasNoPartsIsComparedAsAWhole() {
    assertThat(between("\"25.0.3\"", "\"25.0.1\"").parts())
        .containsExactly(new Differences.Part("value", "25.0.3", "25.0.1"));
    assertThat(between("4", "\"4\"").parts())
        .containsExactly(new Differences.Part("value", "4", "\"4\""));
    assertThat(words("{\"a\":1}", "[1]")).isEqualTo("1 value differs");
  }

  @Test
  void aNumberIsNoTextAndAnEmptyTextIsNotMissing() {
    assertThat(words("{\"a\":1,\"b\":\"\"}", "{\"a\":\"1\"}"))
        .isEqualTo("1 value differs, 1 value missing");
    assertThat(words("[1,2,3]", "[1,3]")).isEqualTo("1 value missing, 2 values the same");
  }
}
