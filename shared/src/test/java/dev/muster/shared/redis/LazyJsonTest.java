package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LazyJsonTest {
  private record Size(long bytes) {}

  private static LazyJson<Size> of(String document) {
    return new LazyJson<>(new Reply(document.getBytes(StandardCharsets.UTF_8)), Size.class);
  }

  @Test
  void isReadWhenSomebodyFirstAsks() {
    var document = of("{\"bytes\":7}");
    assertThat(document.isRead()).isFalse();
    assertThat(document.get()).isEqualTo(new Size(7));
    assertThat(document.isRead()).isTrue();
    assertThat(document.get()).isSameAs(document.get());
  }

  @Test
  void whatIsNoSuchDocumentIsNothing() {
    for (var document : new String[] {"", "7", "[", "{\"bytes\":\"many\"}", "null"}) {
      var read = of(document);
      assertThat(read.get()).as(document).isNull();
      assertThat(read.isRead()).isTrue();
    }
  }

  @Test
  void nothingIsReadFromTheStart() {
    var nothing = new LazyJson<>(new Reply(null), Size.class);
    assertThat(nothing.isRead()).isTrue();
    assertThat(nothing.get()).isNull();
  }

  @Test
  void whatIsKnownAlreadyIsGiven() {
    var known = new LazyJson<>(new Size(9));
    assertThat(known.isRead()).isTrue();
    assertThat(known.get()).isEqualTo(new Size(9));
  }
}
