package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisAddressTest {
  @Test
  void aVariableThatHoldsNoAddressIsNamedWithWhatToDoAndNeverItsPassword() {
    for (var held : List.of("", "secret", "redis://:se cret@h", "redis://:secret@")) {
      assertThatThrownBy(
              () -> RedisAddress.given(null, TlsFiles.NONE, Map.of("MUSTER_REDIS", held)))
          .as(held)
          .hasMessageStartingWith("MUSTER_REDIS can't be used. ")
          .hasMessageEndingWith("Set it so, or unset it and name the Redis otherwise.")
          .hasMessageNotContainingAny("secret", "se cret");
    }
  }
}
