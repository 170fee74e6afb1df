package dev.muster.app.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.RedisAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An address in the environment that can't be read keeps nobody from another, and where its
/// password would be used it is said why it isn't.
class UnreadableVariableWindowTest extends WindowTest {
  private @Nullable App app;

  @AfterEach
  void end() {
    if (app != null) {
      app.close();
    }
  }

  private void openWith(String variable) throws Exception {
    var place = Place.of(RedisAddress.parse("redis://127.0.0.1:1"), "");
    app =
        openApp(
            Settings.inMemory(),
            Passwords.of(Map.of("MUSTER_REDIS", variable)),
            1_280,
            800,
            window -> window.choose(place));
  }

  @Test
  void itIsSaidWhyItsPasswordIsNotUsed() throws Exception {
    openWith("redis://:hush hush@127.0.0.1:1");
    see("Asked for after each start, and kept in no file. MUSTER_REDIS can't be used.");
    see("with special characters of the password as %XX.");
    assertThat(words()).doesNotContain("hush");
    picture("connections-unreadable-variable");
  }

  @Test
  void oneThatCanBeReadIsUsed() throws Exception {
    openWith("redis://:hush@127.0.0.1:1");
    see("The one given before, or by MUSTER_REDIS, is used. It is kept in no file.");
    assertThat(words()).doesNotContain("hush");
  }
}
