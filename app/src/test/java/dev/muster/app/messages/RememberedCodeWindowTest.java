package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The code that was sent comes back in the next window.
class RememberedCodeWindowTest extends WindowTest {
  @TempDir private Path folder = Path.of("");
  private final PretendedFleet fleet = new PretendedFleet("web1::1", "web1::2");

  @AfterEach
  void endAll() {
    fleet.close();
  }

  private App start() throws Exception {
    var place = Place.of(fleet.queue().address(), PretendedFleet.QUEUE);
    var app = openApp(Settings.in(folder), 1_440, 900, window -> window.open(place));
    see("All 2");
    press("All 2");
    return app;
  }

  private CodeArea editor() throws Exception {
    type(KeyCode.E);
    await(() -> node(".code-input").isFocused());
    return (CodeArea) node(".code-input");
  }

  private void send(String code) throws Exception {
    press("Composer");
    var editor = editor();
    inWindow(() -> editor.replaceText(code));
    hands.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    await(() -> code.equals(newest()));
  }

  private String newest() {
    var history = fleet.queue().messages().history(1);
    var args = history.isEmpty() ? null : history.getFirst().args();
    return args == null ? "" : args.path("code").asString("");
  }

  @Test
  void whatWasSentComesBackWithTheKeysAfterARestart() throws Exception {
    try (var _ = start()) {
      send("6 * 7");
      send("int x = 1;\nx + 1");
      close();
    }
    try (var _ = start()) {
      var editor = editor();
      assertThat(editor.getText()).isEmpty();
      hands.write("draft");
      type(KeyCode.UP);
      see("x + 1");
      assertThat(editor.getText()).isEqualTo("int x = 1;\nx + 1");
      type(KeyCode.UP);
      type(KeyCode.UP);
      await(() -> editor.getText().equals("6 * 7"));
      type(KeyCode.DOWN);
      await(() -> editor.getText().startsWith("int x"));
      type(KeyCode.DOWN);
      await(() -> editor.getText().equals("draft"));
      picture("code-remembered");
      close();
    }
  }
}
