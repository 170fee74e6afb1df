package dev.muster.shared.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class CodeBeginningTest {
  private static final String CODE = "f(\"a\\tb\",\n \u0001 'ü')";
  private static final String DOCUMENT =
      WorkDocument.of(
          new Work.Expression(CODE, Map.of("x", JsonNodeFactory.instance.numberNode(1))));

  @Test
  void aWholeDocumentGivesAllOfTheCode() {
    assertThat(CodeBeginning.of(DOCUMENT)).isEqualTo(CODE);
  }

  @Test
  void whereverItIsCutWhatIsThereIsRead() {
    assertThat(IntStream.range("{\"expr\":\"".length(), DOCUMENT.indexOf("\",\"locals")))
        .allSatisfy(
            end -> {
              var beginning = CodeBeginning.of(DOCUMENT.substring(0, end));
              assertThat(beginning).endsWith("…");
              assertThat(CODE).startsWith(beginning.substring(0, beginning.length() - 1));
            });
  }

  @Test
  void aDocumentMadeOtherwiseIsShownAsItIs() {
    assertThat(CodeBeginning.of("print(1)")).isEqualTo("print(1)");
    assertThat(CodeBeginning.of("")).isEmpty();
  }
}
