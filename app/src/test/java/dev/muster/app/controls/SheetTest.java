package dev.muster.app.controls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.redis.Json;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {
  private static String line(Object value) {
    return new Sheet("rows", List.of("a"), List.of(List.of(value))).csv().lines().toList().get(1);
  }

  @Test
  void whatHoldsCommasQuotesOrLineEndsIsQuoted() {
    assertThat(line("a,b")).isEqualTo("\"a,b\"");
    assertThat(line("say \"it\"")).isEqualTo("\"say \"\"it\"\"\"");
    assertThat(new Sheet("rows", List.of("a"), List.of(List.of("two\nlines"))).csv())
        .isEqualTo("a\r\n\"two\nlines\"\r\n");
    assertThat(line("🦊 שלום")).isEqualTo("🦊 שלום");
  }

  @Test
  void aTextIsNoFormulaOfASpreadsheet() {
    assertThat(line("=1+1")).isEqualTo("'=1+1");
    assertThat(line("=HYPERLINK(\"http://x\",\"y\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    assertThat(line("@SUM(1)")).isEqualTo("'@SUM(1)");
    assertThat(line("+cmd|' /C calc'!A0")).startsWith("'+cmd");
    assertThat(line("-2+3")).isEqualTo("'-2+3");
    assertThat(line(Json.parse("\"=1+1\""))).isEqualTo("'=1+1");
  }

  @Test
  void numbersStayNumbers() {
    assertThat(line(-1)).isEqualTo("-1");
    assertThat(line(-0.5e-7)).isEqualTo("-5.0E-8");
    assertThat(line(Json.parse("-1.5"))).isEqualTo("-1.5");
    assertThat(line("-12.5")).isEqualTo("-12.5");
    assertThat(line("-")).isEqualTo("-");
  }

  @Test
  void inJsonNothingIsChanged() {
    var sheet = new Sheet("rows", List.of("a", "b"), List.of(Arrays.asList("=1+1", null)));
    assertThat(Json.parse(sheet.json()).get(0).get("a").asString()).isEqualTo("=1+1");
    assertThat(Json.parse(sheet.json()).get(0).get("b").isNull()).isTrue();
  }
}
