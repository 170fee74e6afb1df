package dev.muster.app.main;

import dev.muster.app.controls.Export;
import dev.muster.app.controls.Undo;
import dev.muster.app.controls.Unseen;
import dev.muster.app.logs.LogsModel;
import dev.muster.app.logs.LogsView;
import dev.muster.app.messages.ComposerModel;
import dev.muster.app.messages.ComposerView;
import dev.muster.app.messages.MessagesModel;
import dev.muster.app.messages.RepliesModel;
import dev.muster.app.messages.RepliesView;
import dev.muster.app.session.Connection;
import dev.muster.app.settings.Layout;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Sent;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;

/// The dock with the panes that there are: what to say, what came back, what they wrote.
final class Panes {
  private static final double COMPOSER = 238;
  private static final double REPLIES = 420;
  private static final double LOG = 420;
  private final TakeBack back;
  private final Dock dock;
  private final ComposerModel composing;
  private final Unseen<ComposerView> composer;
  private final RepliesModel answers;
  private final Unseen<RepliesView> replies;
  private final LogsModel logs;
  private final Unseen<LogsView> log;
  private final Dock.Tab composerTab;
  private final Dock.Tab repliesTab;
  private final Dock.Tab logTab;

  /// @param export lets answers leave the window
  Panes(Connection connection, Layout layout, Undo undo, Consumer<Export> export) {
    back = new TakeBack(connection, undo, this::sent);
    dock = new Dock(layout);
    answers = new RepliesModel(connection);
    composing = new ComposerModel(connection, this::wentOut, layout);
    composer = new Unseen<>(dock.body(), () -> new ComposerView(composing));
    logs = new LogsModel(connection, layout);
    log = new Unseen<>(dock.body(), () -> new LogsView(connection, logs, undo));
    composerTab = new Dock.Tab("Composer", "mdi2s-send-outline", composer, COMPOSER);
    replies =
        new Unseen<>(
            dock.body(), () -> new RepliesView(new MessagesModel(connection, answers), export));
    repliesTab = new Dock.Tab("Replies", "mdi2r-reply-all-outline", replies, REPLIES);
    logTab = new Dock.Tab("Log", "mdi2t-text-box-outline", log, LOG);
    dock.add(composerTab);
    dock.add(repliesTab);
    dock.add(logTab);
    dock.begin(composerTab);
    answers.replies().addListener(_ -> countReplies());
    answers.chosen().addListener(_ -> countReplies());
    var selection = connection.session().selection();
    selection.addListener(
        (ListChangeListener<String>)
            _ -> logTab.badge(selection.isEmpty() ? "" : String.valueOf(selection.size())));
  }

  /// Makes what nobody has seen of it yet, first of all what stands here from the beginning.
  List<Runnable> unseen() {
    return List.of(dock::showChosen, log::prepare, replies::prepare, composer::prepare);
  }

  Dock dock() {
    return dock;
  }

  /// Says something that takes nothing to the chosen workers. What may harm is composed instead,
  /// so that it is seen before it is sent.
  void say(Command command) {
    composing.command().set(command);
    composing.to().reset();
    var happens = composing.consequence();
    if (composing.problem().isEmpty() && !happens.harm() && happens.alarm().isEmpty()) {
      composing.send();
    } else {
      dock.open(composerTab);
    }
  }

  /// Goes to where code is written.
  void eval() {
    compose(Command.EVAL);
    composer.get().focusForm();
  }

  /// Shows the log of the chosen workers.
  void log() {
    dock.open(logTab);
    log.get().focusLines();
  }

  /// Does something in the log.
  void inLog(Consumer<LogsView> action) {
    dock.open(logTab);
    action.accept(log.get());
  }

  void composer() {
    dock.open(composerTab);
    composer.get().focusForm();
  }

  void replies() {
    dock.open(repliesTab);
  }

  void compose(Command command) {
    composing.command().set(command);
    dock.open(composerTab);
  }

  /// What was composed.
  ComposerModel composing() {
    return composing;
  }

  /// What came back.
  RepliesModel answers() {
    return answers;
  }

  /// What the workers wrote.
  LogsModel logs() {
    return logs;
  }

  /// Takes one step back within the pane that is open.
  ///
  /// @return whether there was one
  boolean back() {
    return (dock.isOpen(logTab) && log.get().back())
        || (dock.isOpen(repliesTab) && replies.get().back())
        || (dock.isOpen(composerTab) && composer.get().back());
  }

  /// Shows the replies to a message that has gone out.
  void sent(Sent message) {
    answers.sent(message);
    dock.open(repliesTab);
  }

  /// What goes out in parts is seen where it is asked whether to go on, until the last is out.
  private void wentOut(Sent message) {
    var parts = composing.course().out();
    back.offer(parts.contains(message) ? parts : List.of(message));
    if (composing.course().isUnderWay()) {
      answers.sent(message);
    } else {
      sent(message);
    }
  }

  private void countReplies() {
    answers
        .chosen()
        .get()
        .ifPresent(
            sent ->
                repliesTab.badge(
                    sent.command()
                        + " "
                        + answers.replies().get().answered()
                        + "/"
                        + sent.targets().size()));
  }
}
