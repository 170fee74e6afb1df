package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.settings.KeptCode;
import dev.muster.app.settings.Layout;
import dev.muster.app.settings.Snippet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeShelfTest {
  private final Layout layout = new Layout(Map.of());
  private final CodeShelf shelf = new CodeShelf(layout);

  @Test
  void upLeadsToWhatWasSentAndDownBackToWhatWasBeingWritten() {
    shelf.sent("1 + 1");
    shelf.sent("2 + 2");
    assertThat(shelf.newer()).isEmpty();
    assertThat(shelf.older("half a li")).contains("2 + 2");
    assertThat(shelf.older("2 + 2")).contains("1 + 1");
    assertThat(shelf.older("1 + 1")).isEmpty();
    assertThat(shelf.newer()).contains("2 + 2");
    assertThat(shelf.newer()).contains("half a li");
    assertThat(shelf.newer()).isEmpty();
  }

  @Test
  void upLeadsPastWhatWasJustSentAndStillStandsThere() {
    assertThat(shelf.older("")).isEmpty();
    shelf.sent("1 + 1");
    assertThat(shelf.older("1 + 1")).isEmpty();
    shelf.sent("2 + 2");
    assertThat(shelf.older("2 + 2")).contains("1 + 1");
    assertThat(shelf.newer()).contains("2 + 2");
    assertThat(shelf.newer()).isEmpty();
  }

  @Test
  void theSameIsRememberedOnceAndTheOldestIsForgotten() {
    for (int i = 0; i < 300; i++) {
      shelf.sent("f(" + i % 150 + ")");
    }
    assertThat(layout.code().history()).hasSize(100).doesNotHaveDuplicates().endsWith("f(149)");
    shelf.sent("x".repeat(KeptCode.LONGEST + 1));
    assertThat(layout.code().history()).endsWith("f(149)");
  }

  @Test
  void aSnippetTakesThePlaceOfOneOfItsName() {
    assertThat(shelf.save("heap", "1")).isEmpty();
    assertThat(shelf.save("Heap", "2")).isEmpty();
    assertThat(shelf.save("disks", "3")).isEmpty();
    assertThat(layout.code().snippets())
        .containsExactly(new Snippet("disks", "3"), new Snippet("Heap", "2"));
    shelf.delete(new Snippet("disks", "3"));
    assertThat(layout.code().snippets()).hasSize(1);
    assertThat(shelf.save(" ", "1")).isEqualTo("Give it a name.");
    assertThat(shelf.save("x", " ")).isEqualTo("Write the code first.");
    assertThat(shelf.save("x", "y".repeat(KeptCode.LONGEST + 1))).startsWith("A snippet has at");
    for (int i = 1; i < KeptCode.SNIPPETS; i++) {
      assertThat(shelf.save("s" + i, "1")).isEmpty();
    }
    assertThat(shelf.save("one more", "1")).isEqualTo("There are 50 snippets: delete one first.");
  }
}
