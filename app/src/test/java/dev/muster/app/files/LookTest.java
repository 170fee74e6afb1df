package dev.muster.app.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.code.Lexer;
import dev.muster.app.code.Syntax;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What bytes are taken for, and how they are shown.
class LookTest {
  @Test
  void textIsReadInWhateverItIsWritten() {
    var text = "grün\r\n日本\rend";
    assertThat(Reading.of(text.getBytes(UTF_8), true))
        .contains(new Reading("grün\n日本\nend", "UTF-8"));
    assertThat(Reading.of("grün".getBytes(ISO_8859_1), true))
        .contains(new Reading("grün", "ISO-8859-1"));
    var marked = ("\uFEFF" + "hi").getBytes(UTF_16LE);
    assertThat(Reading.of(marked, true)).contains(new Reading("hi", "UTF-16LE"));
    assertThat(Reading.of(new byte[0], true)).contains(new Reading("", "UTF-8"));
  }

  @Test
  void aCharacterThatIsCutByThePieceIsNoMistake() {
    var bytes = "ab日".getBytes(UTF_8);
    var cut = Arrays.copyOf(bytes, bytes.length - 1);
    assertThat(Reading.of(cut, false)).contains(new Reading("ab", "UTF-8"));
  }

  @Test
  void whatIsNoTextIsTold() {
    var random = new byte[2_000];
    new Random(1).nextBytes(random);
    assertThat(Reading.of(random, true)).isEmpty();
    assertThat(Reading.of("a\0b".getBytes(UTF_8), true)).isEmpty();
    assertThat(Reading.of("\u0001\u0002\u0003\u0004a".getBytes(UTF_8), true)).isEmpty();
  }

  @Test
  void nothingThatMisleadsReachesTheScreen() {
    assertThat(Plain.name("a\u202Egnp.exe\n\u0007\u0000")).isEqualTo("a\uFFFDgnp.exe␊␇␀");
    assertThat(Plain.name("x".repeat(500))).hasSize(201);
    assertThat(Plain.text("\tkeeps tabs\n\u001B[31mred\n" + "y".repeat(300_000)))
        .startsWith("\tkeeps tabs\n␛[31mred\n")
        .endsWith("y…")
        .hasSizeLessThan(2_100);
  }

  @Test
  void linesAreCountedAsAPersonCountsThem() {
    assertThat(new Reading("", "UTF-8").lines()).isZero();
    assertThat(new Reading("a", "UTF-8").lines()).isOne();
    assertThat(new Reading("a\n", "UTF-8").lines()).isOne();
    assertThat(new Reading("a\nb", "UTF-8").lines()).isEqualTo(2);
  }

  @Test
  void javaHasItsColours() {
    var text =
        """
        /** Doubles. */
        @Deprecated
        static int twice(int x) { // slowly
          return Math.max(2, twice("a\\"b")); }
        """;
    assertThat(styled("A.java", text))
        .containsExactly(
            "code-comment:/** Doubles. */",
            "code-annotation:@Deprecated",
            "code-keyword:static",
            "code-keyword:int",
            "code-declared:twice",
            "code-keyword:int",
            "code-comment:// slowly",
            "code-keyword:return",
            "code-type:Math",
            "code-number:2",
            "code-string:\"a\\\"b\"");
  }

  @Test
  void otherLanguagesHaveTheirs() {
    assertThat(styled("a.json", "{\"n\": \"v\", \"k\":[1.5e3,true]}"))
        .containsExactly(
            "code-name:\"n\"",
            "code-string:\"v\"",
            "code-name:\"k\"",
            "code-number:1.5e3",
            "code-keyword:true");
    assertThat(styled("a.R", "f <- function(x) 'a' # c"))
        .containsExactly("code-keyword:function", "code-string:'a'", "code-comment:# c");
    assertThat(styled("a.log", "[2026-11-24 12:41:05] TASK_ERROR 7\n12345678\n"))
        .containsExactly("code-comment:[2026-11-24 12:41:05] ", "code-bad:TASK_ERROR");
    assertThat(styled("a.md", "# T\ntext `c`\n```\nx\n```\ny"))
        .containsExactly(
            "code-heading:# T",
            "code-string:`c`",
            "code-string:```",
            "code-string:x",
            "code-string:```");
    assertThat(styled("a.csv", "1,2")).isEmpty();
    assertThat(styled("Makefile", "if x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.java", "a.r", "a.py", "a.js", "a.json", "a.yml", "a.ini", "a.sh", "a.sql", "a.lua",
        "a.c", "a.xml", "a.css", "a.md", "a.log", "a.txt"
      })
  void nothingThatIsUnfinishedOrHugeStopsTheColours(String name) {
    for (var part : List.of("\"", "/*", "'", "`", "\\", "{", "@", "<!--", "0x", "a(", "\n# ")) {
      var text = part.repeat(60_000);
      var spans = Lexer.spans(Syntax.of(name), text);
      var at = 0;
      for (var span : spans) {
        assertThat(span.from()).isGreaterThanOrEqualTo(at);
        assertThat(span.to()).isGreaterThan(span.from()).isLessThanOrEqualTo(text.length());
        at = span.to();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void aPictureIsShownNoLargerThanAScreenCanUse(String format) throws IOException {
    var image = new BufferedImage(3_000, 3_000, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x336699);
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    assertThat(Picture.begins(out.toByteArray())).isTrue();
    var picture = Picture.of(out.toByteArray()).orElseThrow();
    assertThat(picture.width()).isEqualTo(3_000);
    assertThat(picture.shownWidth()).isEqualTo(1_500);
    assertThat(picture.pixels().capacity()).isEqualTo(1_500 * 1_500);
    var cut = Arrays.copyOf(out.toByteArray(), 12);
    assertThat(Picture.of(cut)).isEmpty();
  }

  @Test
  void aPictureThatOnlySaysSoIsNone() {
    assertThat(Picture.begins("BMW is a car".getBytes(UTF_8))).isTrue();
    assertThat(Picture.of("BMW is a car".getBytes(UTF_8))).isEmpty();
    assertThat(Picture.begins("GIF".getBytes(UTF_8))).isFalse();
  }

  @Test
  void bytesStandSixteenALine() {
    var line = new StringBuilder();
    HexRows.append(line, 0x20, new byte[] {0x50, 0x4B, 3, 4, (byte) 0xFF});
    assertThat(line)
        .hasToString("00000020  50 4b 03 04 ff                                    PK...");
  }

  private static List<String> styled(String name, String text) {
    return Lexer.spans(Syntax.of(name), text).stream()
        .map(span -> span.style() + ":" + text.substring(span.from(), span.to()))
        .toList();
  }
}
