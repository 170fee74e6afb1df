package dev.muster.app.main;

import dev.muster.app.controls.Undo;
import dev.muster.app.controls.Unseen;
import dev.muster.app.files.FilesModel;
import dev.muster.app.files.FilesView;
import dev.muster.app.logs.LogModel;
import dev.muster.app.logs.LogsModel;
import dev.muster.app.messages.ComposerModel;
import dev.muster.app.messages.Field;
import dev.muster.app.messages.MessagesModel;
import dev.muster.app.messages.MessagesView;
import dev.muster.app.messages.RepliesModel;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.app.settings.Layout;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.messages.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The whole window: the frame, and in it the screens, which know each other only through the
/// session.
public final class MainView extends StackPane {
  private static final Duration TICK = Duration.millis(250);
  private final Connection connection;
  private final Screens screens = new Screens();
  private final Overlays overlays;
  private final Panes panes;
  private final MessagesModel messages;
  private final FilesModel files;
  private final WorkersScreen workers;
  private final Unseen<FilesView> filesView;
  private final Actions actions;
  private final Banner banner;
  private final NoConnection noConnection;
  private final Timeline clock = new Timeline(new KeyFrame(TICK, _ -> tick()));

  /// Over a connection, in a theme, from which nothing leads elsewhere.
  public MainView(Connection connection, Theme theme) {
    this(connection, theme, new Layout(Map.of()), Ways.none());
  }

  /// Over a connection, in a theme, laid out as it was.
  public MainView(Connection connection, Theme theme, Layout layout, Ways ways) {
    this.connection = connection;
    var session = connection.session();
    var undo = new Undo();
    getStyleClass().add("main-view");
    overlays = new Overlays(this, connection, this::offers);
    panes = new Panes(connection, layout, undo, overlays::export);
    messages = new MessagesModel(connection);
    files = new FilesModel(connection, panes::sent);
    workers = new WorkersScreen(connection, layout, undo, screens, overlays, panes, messages);
    banner = new Banner(session, connection::now, connection::giveUp, overlays::problems);
    noConnection =
        new NoConnection(session, connection::now, connection::giveUp, overlays::problems, ways);
    screens.add(workers.screen());
    screens.add(messagesScreen());
    filesView =
        new Unseen<>(
            screens,
            () -> new FilesView(files, message -> workers.show().panes().sent(message), layout));
    screens.add(filesScreen(filesView));
    var queues = new QueueMenu(connection, ways.queue(), ways.connections());
    actions =
        new Actions(
            connection, theme, ways, undo, screens, workers, messages.replies(), overlays, queues);
    var frame = new BorderPane(new StackPane(screens, noConnection));
    frame.setTop(
        new VBox(
            new TopStripe(
                session.place(),
                queues,
                ways.connections(),
                overlays::palette,
                new SettingsMenu(theme, overlays::problems, overlays::shortcuts)),
            new Cards(session),
            banner));
    frame.setLeft(new Rail(screens, overlays::shortcuts));
    frame.setBottom(new StatusBar(session, panes.logs().leftOut(), overlays::problems));
    getChildren().addAll(frame, new Toast(undo));
    makeTheRest();
    session.health().addListener(_ -> dim(frame, session));
    var keys = actions.keys();
    addEventFilter(KeyEvent.KEY_PRESSED, keys::handle);
    addEventFilter(KeyEvent.KEY_TYPED, keys::handleTyped);
    clock.setCycleCount(Animation.INDEFINITE);
    clock.play();
  }

  /// Opens the composer at a command.
  public void compose(Command command) {
    workers.show().panes().compose(command);
  }

  /// Writes code into the composer.
  public void writeCode(String code) {
    panes.composing().form(Command.EVAL).fields().stream()
        .filter(Field.Code.class::isInstance)
        .map(Field.Code.class::cast)
        .forEach(field -> field.text().set(code.strip()));
  }

  /// Opens the replies.
  public void showReplies() {
    workers.show().panes().replies();
  }

  /// Opens the log of the chosen workers.
  public void showLog() {
    workers.show().panes().log();
  }

  /// What is composed.
  public ComposerModel composing() {
    return panes.composing();
  }

  /// What came back.
  public RepliesModel answers() {
    return panes.answers();
  }

  /// What the workers wrote.
  public LogModel lines() {
    return panes.logs().active();
  }

  /// The logs of workers in panes.
  public LogsModel logs() {
    return panes.logs();
  }

  /// Opens the logs with a pane for each group of workers, beside each other, whoever is chosen.
  public void showLogs(List<List<String>> groups) {
    panes.logs().open(groups);
    showLog();
  }

  /// Stops its clock. The connection belongs to whoever made it.
  public void close() {
    clock.stop();
  }

  /// Opens the screen of that name.
  ///
  /// @throws IllegalArgumentException if there is none
  public void showScreen(String name) {
    screens.show(name);
  }

  /// What was sent, as its own screen has it.
  public MessagesModel messages() {
    return messages;
  }

  /// The files in Redis, as their screen has them.
  public FilesModel files() {
    return files;
  }

  private Screen messagesScreen() {
    var view =
        new Unseen<>(
            screens,
            () -> new MessagesView(messages, () -> compose(Command.PING), overlays::export));
    return new Screen(
        "Messages",
        "mdi2m-message-text-outline",
        "4",
        view,
        () -> view.get().focusTable(),
        () -> view.get().focusFilter(),
        () -> view.get().back(),
        () -> Sheets.messages(messages));
  }

  private Screen filesScreen(Unseen<FilesView> view) {
    return new Screen(
        "Files",
        "mdi2f-folder-outline",
        "5",
        view,
        () -> view.get().focusPacks(),
        () -> view.get().focusFilter(),
        () -> view.get().back(),
        () -> view.get().sheet());
  }

  private Offers offers() {
    return actions.in(
        new Offers(connection, worker -> workers.show().view().reveal(worker), this::revealFile));
  }

  private void revealFile(String name, FileHash hash) {
    showScreen("Files");
    filesView.get().reveal(name, hash);
  }

  private static void dim(BorderPane frame, Session session) {
    frame.getStyleClass().remove("stale");
    if (!session.isLive()) {
      frame.getStyleClass().add("stale");
    }
  }

  /// While a window comes to be, what nobody sees in its first look is made when that has been
  /// drawn.
  private void makeTheRest() {
    var steps = new ArrayList<>(panes.unseen());
    screens.all().forEach(screen -> steps.add(screen.node()::get));
    steps.addAll(workers.view().unseen());
    steps.addAll(overlays.unseen());
    if (!connection.isAhead()) {
      steps.forEach(Runnable::run);
      return;
    }
    connection
        .session()
        .health()
        .addListener(
            new InvalidationListener() {
              @Override
              public void invalidated(Observable health) {
                health.removeListener(this);
                Unseen.unhurriedly(steps);
              }
            });
  }

  private void tick() {
    connection.tick();
    workers.model().tick();
    banner.tick();
    noConnection.tick();
  }
}
