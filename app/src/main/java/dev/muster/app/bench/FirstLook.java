package dev.muster.app.bench;

import dev.muster.app.App;
import dev.muster.app.background.Pulses;
import dev.muster.app.background.Toolkit;
import dev.muster.app.connections.Passwords;
import dev.muster.app.session.Connection;
import dev.muster.app.settings.Settings;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/// The window on a queue, from nothing until its table is filled.
public final class FirstLook {
  /// What is printed when it is.
  static final String FILLED = "filled";

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private FirstLook() {}

  /// Opens the window as a person would, and says when the table is filled and drawn.
  ///
  /// @throws QueueException (TIMEOUT) if it stays empty
  public static void await(Connection ahead) throws Exception {
    Toolkit.start();
    var stage =
        Toolkit.call(
            () -> {
              var window = new Stage();
              new App(window, Settings.inMemory(), new Passwords()).open(ahead);
              return window;
            });
    await(stage.getScene());
  }

  /// Waits until a table is filled and drawn, and says so.
  static void await(Scene scene) throws Exception {
    awaitFilled(scene);
    System.out.println(FILLED);
  }

  /// Waits until a table is filled and drawn.
  static void awaitFilled(Scene scene) throws Exception {
    if (Pulses.drawn(scene, () -> {}, () -> isFilled(scene), LONGEST).isEmpty()) {
      throw new QueueException(Reason.TIMEOUT, "The table was not filled within a minute.");
    }
  }

  private static boolean isFilled(Scene scene) {
    return scene.lookup(".table-view") instanceof TableView<?> table
        && Sight.all((Node) table, TableRow.class).anyMatch(row -> !row.isEmpty());
  }
}
