package dev.muster.app;

import dev.muster.app.background.Pulses;
import dev.muster.app.background.Toolkit;
import dev.muster.app.background.VirtualBackground;
import dev.muster.app.main.MainView;
import dev.muster.app.main.Snapshot;
import dev.muster.app.main.Theme;
import dev.muster.app.messages.RepliesModel;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Health;
import dev.muster.app.session.Session;
import dev.muster.shared.QueueException;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.WorkerSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Pictures of the window without a display: what a person would see, screen by screen, light and
/// dark. The system properties `glass.platform=Headless` and `prism.order=sw` must be set before.
public final class Pictures {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofSeconds(3);
  private static final int TRIES = 3;
  private static final int SELECTED = 3;
  private static final String SAMPLE =
      """
      var free = Runtime.getRuntime().freeMemory() / 1_048_576;
      System.out.println("free: " + free + " MB");
      free < 64 ? "tight" : "fine"
      """;
  private final Session session;
  private final Connection connection;
  private final Path folder;
  private final List<Path> taken = new ArrayList<>();
  private final Theme theme;
  private final MainView view;
  private final Stage stage;

  private Pictures(RedisAddress address, String queue, Path folder) {
    this.folder = folder;
    session = new Session(address, queue);
    connection = new Connection(new VirtualBackground(), session);
    theme = new Theme();
    theme.choose(false);
    view = new MainView(connection, theme);
    var scene = new Scene(view, App.WIDTH, App.HEIGHT);
    theme.dress(scene);
    stage = new Stage();
    stage.setScene(scene);
  }

  /// Opens a window on a queue, waits until it shows something, and writes a PNG a screen, 1440 by
  /// 900.
  ///
  /// @param folder where to; made if need be
  /// @param after how long the window is left to itself before
  /// @return the files, in the order of the screens
  /// @throws QueueException (UNREACHABLE) if Redis doesn't answer
  /// @throws Exception if a file can't be written
  public static List<Path> take(RedisAddress address, String queue, Path folder, Duration after)
      throws Exception {
    Toolkit.start();
    var pictures = Toolkit.call(() -> new Pictures(address, queue, folder));
    try {
      pictures.open(after);
      pictures.takeAll();
    } finally {
      Toolkit.run(pictures::close);
    }
    return List.copyOf(pictures.taken);
  }

  private void open(Duration after) throws Exception {
    Toolkit.run(
        () -> {
          connection.start();
          stage.show();
        });
    Pulses.awaitThat(() -> session.isLive() || isGivenUp(), PATIENCE);
    if (!Toolkit.call(session::isLive)) {
      throw new QueueException(
          QueueException.Reason.UNREACHABLE,
          session.health().get() instanceof Health.Away away
              ? away.why()
              : "Redis at " + session.address().display() + " did not answer in time.");
    }
    // Nobody counts it down: this is only a wait that an interrupt ends.
    var _ = new CountDownLatch(1).await(after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isGivenUp() {
    return session.health().get() instanceof Health.Away away && away.tries() >= TRIES;
  }

  private void takeAll() throws Exception {
    Toolkit.run(
        () -> {
          var live =
              session.fleet().get().workers().stream()
                  .filter(worker -> worker.state().isLive())
                  .map(WorkerSummary::worker)
                  .limit(SELECTED)
                  .toList();
          session.selection().setAll(live);
          view.compose(Command.DIR);
        });
    take("1-workers");
    Toolkit.run(
        () -> {
          view.compose(Command.EVAL);
          view.writeCode(SAMPLE);
        });
    take("2-composer");
    Toolkit.run(
        () -> {
          view.showReplies();
        });
    if (Pulses.awaitThat(() -> !view.answers().history().isEmpty(), MOMENT)) {
      Toolkit.run(() -> chooseTelling(view.answers()));
      Pulses.awaitThat(() -> !view.answers().replies().get().targets().isEmpty(), MOMENT);
    }
    take("3-replies");
    Toolkit.run(
        () -> {
          view.showLog();
        });
    Pulses.awaitThat(() -> !view.lines().lines().isEmpty(), MOMENT);
    take("4-log");
    Toolkit.run(() -> view.showScreen("Messages"));
    var messages = view.messages().replies();
    if (Pulses.awaitThat(() -> !messages.history().isEmpty(), MOMENT)) {
      Toolkit.run(() -> chooseTelling(messages));
      Pulses.awaitThat(() -> !messages.replies().get().targets().isEmpty(), MOMENT);
    }
    take("5-messages");
    Toolkit.run(() -> view.showScreen("Files"));
    Pulses.awaitThat(() -> view.files().isSettled(), MOMENT);
    take("6-files");
  }

  /// A list of files tells more in a picture than a PONG.
  private static void chooseTelling(RepliesModel replies) {
    var history = replies.history();
    Sent telling =
        history.stream()
            .filter(sent -> sent.command().equals(Command.DIR.name()) && sent.answered() > 0)
            .findFirst()
            .orElse(history.getFirst());
    replies.choose(telling);
  }

  private void take(String name) throws Exception {
    for (var dark : new boolean[] {false, true}) {
      Toolkit.run(
          () -> {
            theme.choose(dark);
          });
      Pulses.await(6);
      var file = folder.resolve(name + (dark ? "-dark" : "-light") + ".png");
      Snapshot.write(Toolkit.call(() -> Snapshot.of(view.getScene())), file);
      taken.add(file);
    }
  }

  private void close() {
    connection.close();
    view.close();
    stage.close();
  }
}
