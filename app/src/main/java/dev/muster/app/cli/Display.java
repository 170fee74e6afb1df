package dev.muster.app.cli;

import dev.muster.app.App;
import dev.muster.app.Pictures;
import dev.muster.app.background.Toolkit;
import dev.muster.app.connections.Passwords;
import dev.muster.app.main.Theme;
import dev.muster.app.settings.Settings;
import dev.muster.shared.redis.RedisAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.stage.Stage;

/// Where the window goes: on a screen, or off-screen into pictures. Decided before JavaFX starts,
/// for it can't be changed afterwards.
final class Display {
  private Display() {}

  /// Whether this machine has a screen to show a window on.
  static boolean isThere() {
    var system = System.getProperty("os.name", "");
    return !system.startsWith("Linux") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
  }

  private static boolean isSet(String variable) {
    var value = System.getenv(variable);
    return value != null && !value.isBlank();
  }

  /// Starts JavaFX while the words that ask for a window are read still, which takes as long. Not
  /// where a file may say more than they do.
  static void startAhead(List<String> words) {
    if (words.isEmpty()
        || !words.getFirst().equals("app")
        || words.stream().anyMatch(word -> word.startsWith("--help") || word.startsWith("@"))) {
      return;
    }
    if (words.stream().anyMatch(AppCommand::isOffScreen)) {
      offScreen();
    } else if (!isThere()) {
      return;
    }
    Toolkit.startAhead(Theme::readType);
  }

  /// Has all windows be drawn by software into memory.
  static void offScreen() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
  }

  /// Makes a window that is rendered off-screen.
  static Pictures offScreen(RedisAddress address, String queue) throws Exception {
    offScreen();
    return Pictures.of(address, queue);
  }

  /// Shows a window and returns when it is closed, and what it has started has ended.
  ///
  /// @param begin opens something in it
  static void showWindow(Settings settings, Passwords passwords, Consumer<App> begin)
      throws Exception {
    Toolkit.start();
    var closed = new CountDownLatch(1);
    var app =
        Toolkit.call(
            () -> {
              var stage = new Stage();
              var window = new App(stage, settings, passwords);
              begin.accept(window);
              stage
                  .showingProperty()
                  .addListener(
                      (_, _, showing) -> {
                        if (!showing) {
                          closed.countDown();
                        }
                      });
              return window;
            });
    try (app) {
      closed.await();
    }
  }
}
