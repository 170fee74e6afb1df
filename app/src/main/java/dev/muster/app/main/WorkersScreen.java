package dev.muster.app.main;

import dev.muster.app.controls.Undo;
import dev.muster.app.controls.Unseen;
import dev.muster.app.logs.LogModel;
import dev.muster.app.logs.LogView;
import dev.muster.app.logs.LogsModel;
import dev.muster.app.messages.MessagesModel;
import dev.muster.app.messages.WorkerMessagesModel;
import dev.muster.app.messages.WorkerMessagesView;
import dev.muster.app.session.Connection;
import dev.muster.app.settings.Layout;
import dev.muster.app.workers.BeatsView;
import dev.muster.app.workers.FolderModel;
import dev.muster.app.workers.FolderView;
import dev.muster.app.workers.WorkerActions;
import dev.muster.app.workers.WorkerPane;
import dev.muster.app.workers.WorkerRow;
import dev.muster.app.workers.WorkersModel;
import dev.muster.app.workers.WorkersView;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/// The screen of workers: their table, and beneath it the dock with what is said to them and what
/// they said.
final class WorkersScreen {
  private final Screens screens;
  private final Panes panes;
  private final WorkersModel model;
  private final WorkersView view;
  private final Screen screen;

  /// @param messages whose replies are shown where a worker's message is chosen
  WorkersScreen(
      Connection connection,
      Layout layout,
      Undo undo,
      Screens screens,
      Overlays overlays,
      Panes panes,
      MessagesModel messages) {
    this.screens = screens;
    this.panes = panes;
    model = new WorkersModel(connection.session());
    view =
        new WorkersView(
            model,
            new WorkerActions(
                command -> show().panes().say(command),
                () -> show().panes().eval(),
                () -> show().panes().log(),
                overlays::spawn,
                task -> cancel(connection, task),
                () -> overlays.export(model.sheet())),
            List.of(
                new WorkerPane("Log", chosen -> logOf(connection, panes.logs(), chosen)),
                new WorkerPane("Messages", chosen -> messagesOf(connection, messages, chosen)),
                new WorkerPane("Beats", chosen -> new BeatsView(model, chosen)),
                new WorkerPane("Directory", chosen -> folderOf(connection, chosen))),
            layout,
            undo);
    view.setMinSize(0, 0);
    var both = new BorderPane(view);
    both.setBottom(panes.dock());
    screen =
        new Screen(
            "Workers",
            "mdi2s-server-outline",
            "2",
            new Unseen<>(screens, () -> both),
            view::focusTable,
            view::focusFilter,
            view::back,
            model::sheet);
  }

  /// Comes before the other screens, if another stood there: what is done here is to be seen.
  WorkersScreen show() {
    if (!isShown()) {
      screens.show(screen);
    }
    return this;
  }

  boolean isShown() {
    return screens.current().equals(screen);
  }

  Screen screen() {
    return screen;
  }

  WorkersModel model() {
    return model;
  }

  WorkersView view() {
    return view;
  }

  /// The dock's.
  Panes panes() {
    return panes;
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

  private Node messagesOf(
      Connection connection, MessagesModel messages, ObservableValue<WorkerRow> chosen) {
    var sentToIt = new WorkerMessagesModel(connection);
    chosen.subscribe(row -> sentToIt.choose(row == null ? null : row.worker()));
    return new WorkerMessagesView(
        sentToIt,
        sent -> {
          messages.replies().choose(sent);
          screens.show("Messages");
        });
  }

  private static Node folderOf(Connection connection, ObservableValue<WorkerRow> chosen) {
    var folder = new FolderModel(connection);
    chosen.subscribe(row -> folder.choose(row == null ? null : row.worker()));
    return new FolderView(folder);
  }
}
