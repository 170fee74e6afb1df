package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.settings.WindowPlace;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a window stands and looks is kept in a file, for the next one.
class KeptWindowTest extends WindowTest {
  @TempDir private Path folder = Path.of("");
  private @Nullable App app;

  @AfterEach
  void end() {
    if (app != null) {
      app.close();
    }
  }

  private App open(double width, double height, Consumer<App> begin) throws Exception {
    var opened = openApp(Settings.in(folder), width, height, begin);
    app = opened;
    return opened;
  }

  @Test
  void theWindowStandsAsItStoodAndBrokenSettingsAreSaid() throws Exception {
    var first = open(900, 640, window -> window.choose(null));
    press("Switch between light and dark");
    inWindow(() -> first.theme().choose(true));
    var view = node(".connections-view");
    inWindow(() -> view.getScene().getWindow().hide());
    first.close();
    var kept = Settings.in(folder).kept();
    assertThat(kept.dark()).isTrue();
    assertThat(kept.window()).extracting(WindowPlace::width).isEqualTo(900.0);
    Files.writeString(folder.resolve("settings.json"), "{\"version\":1,\"connec");
    open(1_280, 800, window -> window.choose(null));
    see("The old file is kept as " + folder.resolve("settings.json.broken"));
    picture("settings-broken");
    press("Read");
    seeNoMore("The old file is kept as");
  }

  @Test
  void themePlaceAndSplitsAreKeptWhileTheWindowStands() throws Exception {
    try (var server = EmbeddedRedis.start()) {
      var address = RedisAddress.parse(server.url());
      QueueClient.open(address, "jobs").close();
      open(900, 640, window -> window.open(Place.of(address, "jobs")));
      see("No worker has opened queue jobs");
      type(KeyCode.CONTROL, KeyCode.T);
      await(() -> Boolean.TRUE.equals(Settings.in(folder).kept().dark()));
      var stage = node(".workers-table").getScene().getWindow();
      inWindow(() -> stage.setWidth(940));
      await(
          () ->
              Settings.in(folder).kept().window() instanceof WindowPlace(_, _, var wide, _, _)
                  && wide == 940);
      press("Taller or as before");
      await(() -> Settings.in(folder).kept().splits().containsKey("dock.Composer"));
    }
  }
}
