package dev.muster.app.main;

import dev.muster.app.controls.Sheet;
import dev.muster.app.controls.Undo;
import dev.muster.app.controls.Unseen;
import dev.muster.app.files.FilesModel;
import dev.muster.app.files.FilesView;
import dev.muster.app.logs.LogModel;
import dev.muster.app.logs.LogView;
import dev.muster.app.logs.LogsModel;
import dev.muster.app.messages.ComposerModel;
import dev.muster.app.messages.Field;
import dev.muster.app.messages.MessagesModel;
import dev.muster.app.messages.MessagesView;
import dev.muster.app.messages.RepliesModel;
import dev.muster.app.messages.WorkerMessagesModel;
import dev.muster.app.messages.WorkerMessagesView;
import dev.muster.app.palette.PaletteView;
import dev.muster.app.session.Connection;
import dev.muster.app.session.Session;
import dev.muster.app.settings.Layout;
import dev.muster.app.workers.BeatsView;
import dev.muster.app.workers.FolderModel;
import dev.muster.app.workers.FolderView;
import dev.muster.app.workers.SpawnModel;
import dev.muster.app.workers.SpawnView;
import dev.muster.app.workers.WorkerActions;
import dev.muster.app.workers.WorkerPane;
import dev.muster.app.workers.WorkerRow;
import dev.muster.app.workers.WorkersModel;
import dev.muster.app.workers.WorkersView;
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
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The whole window: the frame, and in it the screens, which know each other only through the
/// session.
public final class MainView extends StackPane {
  private static final String KEY = TopStripe.KEY;
  private static final Duration TICK = Duration.millis(250);
  private final Connection connection;
  private final WorkersModel workers;
  private final WorkersView workersView;
  private final Panes panes;
  private final MessagesModel messages;
  private final Unseen<SpawnView> spawn;
  private final FilesModel files;
  private final Unseen<FilesView> filesView;
  private final Screens screens = new Screens();
  private final Screen fleetScreen;
  private final Undo undo = new Undo();
  private final Unseen<ProblemsView> problems;
  private final Unseen<ExportView> export;
  private final Unseen<Shortcuts> shortcuts = new Unseen<>(this, Shortcuts::new);
  private final Unseen<PaletteView> palette;
  private final QueueMenu queues;
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
    getStyleClass().add("main-view");
    export = new Unseen<>(this, () -> new ExportView(new ExportModel(connection)));
    panes = new Panes(connection, layout, undo, what -> export.get().open(what));
    problems = new Unseen<>(this, () -> new ProblemsView(session));
    messages = new MessagesModel(connection);
    files = new FilesModel(connection, panes::sent);
    workers = new WorkersModel(session);
    spawn = new Unseen<>(this, () -> new SpawnView(new SpawnModel(connection)));
    workersView =
        new WorkersView(
            workers,
            new WorkerActions(
                command -> among(() -> panes.say(command)),
                () -> among(panes::eval),
                () -> among(panes::log),
                this::spawn,
                task -> cancel(connection, task),
                this::export),
            List.of(
                new WorkerPane("Log", chosen -> logOf(connection, panes.logs(), chosen)),
                new WorkerPane("Messages", chosen -> messagesOf(connection, chosen)),
                new WorkerPane("Beats", chosen -> new BeatsView(workers, chosen)),
                new WorkerPane("Directory", chosen -> folderOf(connection, chosen))),
            layout,
            undo);
    banner = new Banner(session, connection::now, connection::giveUp, this::showProblems);
    noConnection =
        new NoConnection(session, connection::now, connection::giveUp, this::showProblems, ways);
    workersView.setMinSize(0, 0);
    var fleet = new BorderPane(workersView);
    fleet.setBottom(panes.dock());
    fleetScreen =
        new Screen(
            "Workers",
            "mdi2s-server-outline",
            "2",
            new Unseen<>(screens, () -> fleet),
            workersView::focusTable,
            workersView::focusFilter,
            workersView::back,
            workers::sheet);
    screens.add(fleetScreen);
    screens.add(messagesScreen());
    filesView =
        new Unseen<>(
            screens,
            () -> new FilesView(files, message -> among(() -> panes.sent(message)), layout));
    screens.add(filesScreen(filesView));
    palette = new Unseen<>(this, () -> paletteOf(offers(connection, theme, ways)));
    queues = new QueueMenu(connection, ways.queue(), ways.connections());
    var frame = new BorderPane(new StackPane(screens, noConnection));
    frame.setTop(
        new VBox(
            new TopStripe(
                session.place(),
                queues,
                ways.connections(),
                this::palette,
                new SettingsMenu(theme, this::showProblems, this::shortcuts)),
            new Cards(session),
            banner));
    frame.setLeft(new Rail(screens, this::shortcuts));
    frame.setBottom(new StatusBar(session, panes.logs().leftOut(), this::showProblems));
    getChildren().addAll(frame, new Toast(undo));
    makeTheRest(connection);
    session.health().addListener(_ -> dim(frame, session));
    bindKeys(connection, theme, ways);
    clock.setCycleCount(Animation.INDEFINITE);
    clock.play();
  }

  /// Opens the composer at a command.
  public void compose(Command command) {
    among(() -> panes.compose(command));
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
    among(panes::replies);
  }

  /// Opens the log of the chosen workers.
  public void showLog() {
    among(panes::log);
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
    screens.show(
        screens.all().stream()
            .filter(screen -> screen.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no screen " + name + ".")));
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
            () ->
                new MessagesView(
                    messages, () -> compose(Command.PING), what -> export.get().open(what)));
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

  /// Does something that is seen among the workers.
  private void among(Runnable action) {
    if (!screens.current().equals(fleetScreen)) {
      screens.show(fleetScreen);
    }
    action.run();
  }

  private Offers offers(Connection connection, Theme theme, Ways ways) {
    return new Offers(
            connection, worker -> among(() -> workersView.reveal(worker)), this::revealFile)
        .say("Ping", "mdi2p-pulse", "P", () -> among(() -> panes.say(Command.PING)))
        .say(
            "Ask for information",
            "mdi2i-information-outline",
            "I",
            () -> among(() -> panes.say(Command.INFO)))
        .say(
            "List the folder",
            "mdi2f-folder-outline",
            "D",
            () -> among(() -> panes.say(Command.DIR)))
        .say("Write code", "mdi2c-code-tags", "E", () -> among(panes::eval))
        .chosen("Log", "mdi2t-text-box-outline", "L", () -> among(panes::log))
        .say("Pause", "mdi2p-pause", "Z", () -> among(() -> panes.say(Command.PAUSE)))
        .say("Resume", "mdi2p-play", "R", () -> among(() -> panes.say(Command.RESUME)))
        .say("Stop …", "mdi2s-stop", "X", () -> among(() -> panes.say(Command.STOP)))
        .chosen("Copy names", "mdi2c-content-copy", KEY + " C", () -> among(workersView::copyNames))
        .chosen(
            "Copy as a command line",
            "mdi2c-console-line",
            KEY + " Shift C",
            () -> among(workersView::copyCommand))
        .screens(screens)
        .logs(action -> among(() -> panes.inLog(action)))
        .act("Filter", "mdi2f-filter-variant", "/", () -> screens.current().filter().run())
        .act(
            "Clear the filters of workers",
            "mdi2f-filter-remove-outline",
            "",
            () -> among(workersView::clearFilters))
        .act(
            "Select all workers shown",
            "mdi2s-select-all",
            KEY + " A",
            () -> among(workers::chooseAll))
        .act(
            "Group by host, or not",
            "mdi2f-format-list-group",
            "G",
            () -> among(workersView::group))
        .columns(workersView)
        .write("Start workers here …", "mdi2s-server-plus", "N", this::spawn)
        .act("Composer", "mdi2s-send-outline", "", () -> among(panes::composer))
        .act("Replies", "mdi2r-reply-all-outline", "", () -> among(panes::replies))
        .act("Queues", "mdi2f-format-list-bulleted", "Q", this::openQueues)
        .act("Connections", "mdi2d-database-outline", "C", ways.connections())
        .act("Ask Redis now", "mdi2r-refresh", "F5", connection::now)
        .act("Hide or show the panes", "mdi2d-dock-bottom", KEY + " J", panes.dock()::foldOrUnfold)
        .act("Export the table …", "mdi2t-table-arrow-right", KEY + " E", this::export)
        .act("Export the replies …", "mdi2t-table-arrow-right", "", this::exportReplies)
        .act("Undo", "mdi2u-undo", KEY + " Z", undo::undo)
        .act("Light or dark", "mdi2t-theme-light-dark", KEY + " T", theme::toggle)
        .act("Light or dark as the desktop", "mdi2t-theme-light-dark", "", theme::follow)
        .act("Larger", "mdi2m-magnify-plus-outline", KEY + " +", () -> theme.grow(1))
        .act("Smaller", "mdi2m-magnify-minus-outline", KEY + " −", () -> theme.grow(-1))
        .act("Usual size", "mdi2f-format-size", KEY + " 0", theme::usualSize)
        .act("Problems", "mdi2a-alert-outline", "F8", this::showProblems)
        .act("Keys", "mdi2h-help-circle-outline", "F1", this::shortcuts);
  }

  private static PaletteView paletteOf(Offers offers) {
    return new PaletteView(offers::now, offers::lookForFiles);
  }

  private void revealFile(String name, FileHash hash) {
    showScreen("Files");
    filesView.get().reveal(name, hash);
  }

  private void openQueues() {
    queues.requestFocus();
    queues.show();
  }

  private void export() {
    export(screens.current().sheet().get());
  }

  private void exportReplies() {
    var seen = screens.current().equals(fleetScreen) ? panes.answers() : messages.replies();
    export(Sheets.replies(seen));
  }

  private void export(Sheet sheet) {
    export.get().open(sheet.export(messages.session().queue()));
  }

  /// Cancelling a task is no message: it stands with the task.
  private static void cancel(Connection connection, String task) {
    connection.ask(queue -> queue.tasks().cancel(task), _ -> connection.now(), _ -> {});
  }

  private static Node logOf(
      Connection connection, LogsModel logs, ObservableValue<WorkerRow> chosen) {
    var lines = new LogModel(connection);
    chosen.subscribe(row -> lines.choose(row == null ? List.of() : List.of(row.worker())));
    return new LogView(lines, logs);
  }

  private Node messagesOf(Connection connection, ObservableValue<WorkerRow> chosen) {
    var model = new WorkerMessagesModel(connection);
    chosen.subscribe(row -> model.choose(row == null ? null : row.worker()));
    return new WorkerMessagesView(
        model,
        sent -> {
          messages.replies().choose(sent);
          showScreen("Messages");
        });
  }

  private static Node folderOf(Connection connection, ObservableValue<WorkerRow> chosen) {
    var model = new FolderModel(connection);
    chosen.subscribe(row -> model.choose(row == null ? null : row.worker()));
    return new FolderView(model);
  }

  private static void dim(BorderPane frame, Session session) {
    frame.getStyleClass().remove("stale");
    if (!session.isLive()) {
      frame.getStyleClass().add("stale");
    }
  }

  private void bindKeys(Connection connection, Theme theme, Ways ways) {
    var keys =
        new KeyBindings()
            .on(KeyCode.F1, this::shortcuts)
            .on(KeyCode.F5, connection::now)
            .on(KeyCode.ESCAPE, this::back)
            .on(KeyCode.K, this::palette, KeyCombination.SHORTCUT_DOWN)
            .on(KeyCode.T, theme::toggle, KeyCombination.SHORTCUT_DOWN)
            .on(KeyCode.E, this::export, KeyCombination.SHORTCUT_DOWN)
            .on(KeyCode.F8, this::problems)
            .on(KeyCode.J, panes.dock()::foldOrUnfold, KeyCombination.SHORTCUT_DOWN)
            .onUnlessWriting(KeyCode.Z, undo::undo, KeyCombination.SHORTCUT_DOWN)
            .on(KeyCode.TAB, () -> panes.dock().step(1), KeyCombination.CONTROL_DOWN)
            .on(
                KeyCode.TAB,
                () -> panes.dock().step(-1),
                KeyCombination.CONTROL_DOWN,
                KeyCombination.SHIFT_DOWN)
            .onLetter("/", () -> screens.current().filter().run())
            .onLetter("p", () -> among(() -> panes.say(Command.PING)))
            .onLetter("i", () -> among(() -> panes.say(Command.INFO)))
            .onLetter("d", () -> among(() -> panes.say(Command.DIR)))
            .onLetter("z", () -> among(() -> panes.say(Command.PAUSE)))
            .onLetter("r", () -> among(() -> panes.say(Command.RESUME)))
            .onLetter("x", () -> among(() -> panes.say(Command.STOP)))
            .onLetter("c", ways.connections())
            .onLetter("q", this::openQueues)
            .onLetter("n", this::spawn)
            .onLetter("g", () -> among(workersView::group))
            .onLetter("e", () -> among(panes::eval))
            .onLetter("l", () -> among(panes::log));
    screens.all().forEach(screen -> keys.onLetter(screen.key(), () -> screens.show(screen)));
    addEventFilter(KeyEvent.KEY_PRESSED, keys::handle);
    addEventFilter(KeyEvent.KEY_TYPED, keys::handleTyped);
  }

  /// One step back: the overlay, then the filters, then to the table.
  private void back() {
    if (shortcuts.isVisible()) {
      shortcuts.get().toggle();
    } else if (palette.isVisible()) {
      palette.get().close();
    } else if (problems.isVisible()) {
      problems.get().close();
    } else if (export.isVisible()) {
      export.get().close();
    } else if (spawn.isVisible()) {
      spawn.get().close();
    } else if (!screens.current().equals(fleetScreen) || !panes.back()) {
      screens.current().back().run();
    }
  }

  private void problems() {
    if (problems.isVisible()) {
      problems.get().close();
    } else {
      showProblems();
    }
  }

  private void showProblems() {
    problems.get().open();
  }

  private void shortcuts() {
    shortcuts.get().toggle();
  }

  private void palette() {
    palette.get().toggle();
  }

  private void spawn() {
    spawn.get().open();
  }

  /// While a window comes to be, what nobody sees in its first look is made when that has been
  /// drawn.
  private void makeTheRest(Connection connection) {
    var steps = new ArrayList<>(panes.unseen());
    screens.all().forEach(screen -> steps.add(screen.node()::get));
    steps.addAll(workersView.unseen());
    List.of(palette, spawn, export, problems, shortcuts).forEach(over -> steps.add(over::get));
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
    workers.tick();
    banner.tick();
    noConnection.tick();
  }
}
