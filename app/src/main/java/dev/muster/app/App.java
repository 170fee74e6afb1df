package dev.muster.app;

import dev.muster.app.background.VirtualBackground;
import dev.muster.app.main.MainView;
import dev.muster.app.main.Theme;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.shared.redis.RedisAddress;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Wires a window onto a queue.
public final class App {
  /// Width of a new window.
  public static final double WIDTH = 1440;

  /// Height of a new window.
  public static final double HEIGHT = 900;

  private static final double LEAST_WIDTH = 900;
  private static final double LEAST_HEIGHT = 560;

  private App() {}

  /// Shows a queue in a stage, and lets go of Redis when the stage is closed. Call it on the
  /// window's thread.
  public static void show(Stage stage, RedisAddress address, String queue) {
    var connection = new Connection(new VirtualBackground(), new Session(address, queue));
    var theme = new Theme();
    var view = new MainView(connection, theme);
    var scene = new Scene(view, WIDTH, HEIGHT);
    theme.dress(scene);
    stage.setTitle(queue + " on " + address.hostAndPort() + " · Muster");
    stage.setScene(scene);
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setOnHidden(
        _ -> {
          view.close();
          connection.close();
        });
    stage
        .iconifiedProperty()
        .addListener(
            (_, _, iconified) -> {
              if (iconified) {
                connection.rest();
              } else {
                connection.start();
              }
            });
    connection.start();
    stage.show();
  }
}
