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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/// Pictures of the window without a display: what a person would see, screen by screen, light and
/// dark, 1440 by 900. The system properties `glass.platform=Headless` and `prism.order=sw` must be
/// set before.
public final class Pictures implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration MOMENT = Duration.ofSeconds(3);
  private static final int TRIES = 3;
  private static final int SELECTED = 3;
  private static final int LOOKED_AT = 5;
  private static final int DRAWINGS = 3;
  private static final String SAMPLE =
      """
      var free = Runtime.getRuntime().freeMemory() / 1_048_576;
      System.out.println("free: " + free + " MB");
      free < 64 ? "tight" : "fine"
      """;
  private final Session session;
  private final Connection connection;
  private final List<FutureTask<Path>> taken = new ArrayList<>();
  private final Theme theme;
  private final MainView view;
  private final Stage stage;

  private Pictures(RedisAddress address, String queue) {
    session = new Session(address, queue);
    connection = new Connection(new VirtualBackground(), session);
    theme = new Theme();
    theme.choose(false);
    view = new MainView(connection, theme);
    var scene = new Scene(view, App.WIDTH, App.HEIGHT);
    theme.dress(scene);
    stage = new Stage();
    stage.setScene(scene);
    // Drawn once, it is drawn quickly when it counts.
    Snapshot.of(scene);
  }

  /// Makes a window on a queue; it neither connects nor shows anything yet.
  ///
  /// @throws Exception if there is no toolkit
  public static Pictures of(RedisAddress address, String queue) throws Exception {
    Toolkit.start();
    return Toolkit.call(() -> new Pictures(address, queue));
  }

  /// Opens the window, waits until it shows what there is, and writes a PNG a screen. Once only.
  ///
  /// @param folder where to; made if need be
  /// @param after how long the window is left to itself before
  /// @return the files, in the order of the screens
  /// @throws QueueException (UNREACHABLE) if Redis doesn't answer
  /// @throws Exception if a file can't be written
  public List<Path> take(Path folder, Duration after) throws Exception {
    open(after);
    takeAll(folder);
    var files = new ArrayList<Path>();
    for (var file : taken) {
      files.add(Toolkit.await(file));
    }
    return files;
  }

  private void open(Duration after) throws Exception {
    Toolkit.run(connection::start);
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

  /// First all in light, then all in dark: it takes the window longest to change its theme.
  private void takeAll(Path folder) throws Exception {
    Toolkit.run(this::selectSome);
    var isAnythingSent = isAnythingSent();
    for (var dark : new boolean[] {false, true}) {
      Toolkit.run(() -> theme.choose(dark));
      showWorkers(() -> view.compose(Command.DIR));
      take(folder, "1-workers");
      showWorkers(
          () -> {
            view.compose(Command.EVAL);
            view.writeCode(SAMPLE);
          });
      take(folder, "2-composer");
      showWorkers(view::showReplies);
      if (isAnythingSent) {
        chooseTelling(view.answers());
      }
      take(folder, "3-replies");
      showWorkers(view::showLog);
      if (!session.selection().isEmpty()) {
        Pulses.awaitThat(() -> !view.lines().lines().isEmpty(), MOMENT);
      }
      take(folder, "4-log");
      Toolkit.run(() -> view.showScreen("Messages"));
      if (isAnythingSent) {
        chooseTelling(view.messages().replies());
      }
      take(folder, "5-messages");
      Toolkit.run(() -> view.showScreen("Files"));
      Pulses.awaitThat(() -> view.files().isSettled(), MOMENT);
      take(folder, "6-files");
    }
  }

  private void selectSome() {
    var live =
        session.fleet().get().workers().stream()
            .filter(worker -> worker.state().isLive())
            .map(WorkerSummary::worker)
            .limit(SELECTED)
            .toList();
    session.selection().setAll(live);
  }

  private void showWorkers(Runnable dock) throws Exception {
    Toolkit.run(
        () -> {
          view.showScreen("Workers");
          dock.run();
        });
  }

  private boolean isAnythingSent() throws Exception {
    var answer = new CompletableFuture<Boolean>();
    Toolkit.run(
        () -> {
          connection.ask(
              queue -> !queue.messages().history(1).isEmpty(),
              answer::complete,
              _ -> answer.complete(false));
        });
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /// A list of files tells more in a picture than a PONG, and an answer that its sender has taken
  /// away tells nothing.
  private static void chooseTelling(RepliesModel replies) throws Exception {
    Pulses.awaitThat(() -> !replies.history().isEmpty(), MOMENT);
    var candidates =
        Toolkit.call(() -> List.copyOf(replies.history())).stream()
            .filter(sent -> sent.answered() > 0)
            .sorted(Comparator.comparing(Pictures::isPlain))
            .limit(LOOKED_AT)
            .toList();
    for (var sent : candidates) {
      Toolkit.run(() -> replies.choose(sent));
      Pulses.awaitThat(() -> !replies.replies().get().targets().isEmpty(), MOMENT);
      if (Toolkit.call(() -> isAnAnswerThere(replies))) {
        return;
      }
    }
  }

  private static boolean isPlain(Sent sent) {
    return !sent.command().equals(Command.DIR.name());
  }

  private static boolean isAnAnswerThere(RepliesModel replies) {
    return replies.replies().get().targets().stream()
        .anyMatch(target -> target.reply().response() != null);
  }

  private void take(Path folder, String name) throws Exception {
    for (int i = 0; i < DRAWINGS; i++) {
      Toolkit.run(() -> Snapshot.layOut(view.getScene()));
    }
    var dark = theme.dark().get();
    var file = folder.resolve(name + (dark ? "-dark" : "-light") + ".png");
    var picture = Toolkit.call(() -> Snapshot.of(view.getScene()));
    var writing = new FutureTask<>(() -> write(picture, file));
    taken.add(writing);
    Thread.ofPlatform().daemon().name("picture").start(writing);
  }

  private static Path write(WritableImage picture, Path file) {
    try {
      Snapshot.write(picture, file);
      return file;
    } catch (IOException e) {
      throw new QueueException(
          QueueException.Reason.FAILED,
          "The picture " + file + " can't be written: choose another folder with --pictures.",
          e);
    }
  }

  /// Closes the window.
  @Override
  public void close() {
    Toolkit.later(
        () -> {
          connection.close();
          view.close();
          stage.close();
        });
  }
}
