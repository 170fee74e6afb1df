package dev.muster.app.connections;

import dev.muster.app.App;
import dev.muster.app.background.Toolkit;
import dev.muster.app.session.Colour;
import dev.muster.app.settings.KeptConnection;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// The screen of connections in a window of its own, and a Redis with two queues to connect to.
abstract class ConnectionsWindow extends WindowTest {
  /// Stands until the JVM ends.
  static final EmbeddedRedis SERVER = EmbeddedRedis.start();
  static final RedisAddress ADDRESS = RedisAddress.parse(SERVER.url());

  static {
    QueueClient.open(ADDRESS, "jobs").close();
    QueueClient.open(ADDRESS, "gpu").close();
  }

  @TempDir Path folder = Path.of("");
  private @Nullable App app;

  @AfterEach
  void end() {
    if (app != null) {
      app.close();
    }
  }

  App opened() {
    return Objects.requireNonNull(app);
  }

  void open(double width, double height, Consumer<App> begin) throws Exception {
    app = openApp(Settings.in(folder), width, height, begin);
  }

  void choose(double width, double height) throws Exception {
    open(width, height, window -> window.choose(null));
  }

  /// Has a connection saved before the window opens.
  void keep(String name, String url) {
    Settings.in(folder)
        .change(
            kept ->
                kept.with(
                    new KeptConnection(name, url, "jobs", Colour.PRODUCTION, false, true, 0)));
  }

  TextInputControl field(String name) throws Exception {
    return Toolkit.call(
        () ->
            node(".connections-view").lookupAll(".text-field").stream()
                .filter(one -> name.equals(one.getAccessibleText()))
                .map(TextInputControl.class::cast)
                .findFirst()
                .orElseThrow());
  }

  void write(String field, String text) throws Exception {
    var input = field(field);
    inWindow(() -> input.setText(text));
  }

  /// Tests what is written, once an earlier test has come to its end.
  void test() throws Exception {
    seeNoMore("Trying it, step by step.");
    press("Test");
  }

  void writeAddress() throws Exception {
    write("Address", ADDRESS.display());
    write("Password", SERVER.password());
  }
}
