package dev.muster.app.main;

import dev.muster.app.session.Connection;
import dev.muster.app.workers.WorkerActions;
import dev.muster.app.workers.WorkersModel;
import dev.muster.app.workers.WorkersView;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The whole window: the frame, and in it the screens, which know each other only through the
/// session.
public final class MainView extends StackPane {
  private static final Duration TICK = Duration.millis(250);
  private final WorkersModel workers;
  private final WorkersView workersView;
  private final Shortcuts shortcuts = new Shortcuts();
  private final Banner banner;
  private final NoConnection noConnection;
  private final Timeline clock = new Timeline(new KeyFrame(TICK, _ -> tick()));

  /// Over a connection, in a theme.
  public MainView(Connection connection, Theme theme) {
    var session = connection.session();
    getStyleClass().add("main-view");
    workers = new WorkersModel(session);
    workersView = new WorkersView(workers, new WorkerActions(() -> {}, () -> {}, () -> {}));
    banner = new Banner(session, connection::now);
    noConnection = new NoConnection(session, connection::now);
    var screens = new BorderPane(workersView);
    var frame = new BorderPane(new StackPane(screens, noConnection));
    frame.setTop(
        new VBox(new TopStripe(session, theme, shortcuts::toggle), new Cards(session), banner));
    frame.setLeft(new Rail(workersView::focusTable, shortcuts::toggle));
    frame.setBottom(new StatusBar(session));
    getChildren().addAll(frame, shortcuts);
    session
        .health()
        .addListener(
            _ -> {
              var stale = !session.isLive();
              frame.getStyleClass().remove("stale");
              if (stale) {
                frame.getStyleClass().add("stale");
              }
            });
    clock.setCycleCount(Animation.INDEFINITE);
    clock.play();
  }

  private void tick() {
    workers.tick();
    banner.tick();
    noConnection.tick();
  }
}
