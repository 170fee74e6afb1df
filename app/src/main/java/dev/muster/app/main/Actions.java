package dev.muster.app.main;

import static javafx.scene.input.KeyCombination.CONTROL_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.muster.app.controls.Undo;
import dev.muster.app.messages.RepliesModel;
import dev.muster.app.session.Connection;
import dev.muster.shared.messages.Command;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;

/// What can be done wherever the window stands: by its name in the palette, by its key at once.
final class Actions {
  private static final String KEY = TopStripe.KEY;
  private final Connection connection;
  private final Theme theme;
  private final Ways ways;
  private final Undo undo;
  private final Screens screens;
  private final WorkersScreen workers;
  private final RepliesModel replies;
  private final Overlays overlays;
  private final QueueMenu queues;

  /// @param replies that the screens besides that of workers show
  Actions(
      Connection connection,
      Theme theme,
      Ways ways,
      Undo undo,
      Screens screens,
      WorkersScreen workers,
      RepliesModel replies,
      Overlays overlays,
      QueueMenu queues) {
    this.connection = connection;
    this.theme = theme;
    this.ways = ways;
    this.undo = undo;
    this.screens = screens;
    this.workers = workers;
    this.replies = replies;
    this.overlays = overlays;
    this.queues = queues;
  }

  /// Adds them to what the palette offers.
  Offers in(Offers offers) {
    return offers
        .say("Ping", "mdi2p-pulse", "P", say(Command.PING))
        .say("Ask for information", "mdi2i-information-outline", "I", say(Command.INFO))
        .say("List the folder", "mdi2f-folder-outline", "D", say(Command.DIR))
        .say("Write code", "mdi2c-code-tags", "E", docked(Panes::eval))
        .chosen("Log", "mdi2t-text-box-outline", "L", docked(Panes::log))
        .say("Pause", "mdi2p-pause", "Z", say(Command.PAUSE))
        .say("Resume", "mdi2p-play", "R", say(Command.RESUME))
        .say("Stop …", "mdi2s-stop", "X", say(Command.STOP))
        .chosen(
            "Copy names", "mdi2c-content-copy", KEY + " C", () -> workers.show().view().copyNames())
        .chosen(
            "Copy as a command line",
            "mdi2c-console-line",
            KEY + " Shift C",
            () -> workers.show().view().copyCommand())
        .screens(screens)
        .logs(action -> workers.show().panes().inLog(action))
        .act("Filter", "mdi2f-filter-variant", "/", this::filter)
        .act(
            "Clear the filters of workers",
            "mdi2f-filter-remove-outline",
            "",
            () -> workers.show().view().clearFilters())
        .act(
            "Select all workers shown",
            "mdi2s-select-all",
            KEY + " A",
            () -> workers.show().model().chooseAll())
        .act("Group by host, or not", "mdi2f-format-list-group", "G", this::group)
        .columns(workers.view())
        .write("Start workers here …", "mdi2s-server-plus", "N", overlays::spawn)
        .act("Composer", "mdi2s-send-outline", "", docked(Panes::composer))
        .act("Replies", "mdi2r-reply-all-outline", "", docked(Panes::replies))
        .act("Queues", "mdi2f-format-list-bulleted", "Q", this::queues)
        .act("Connections", "mdi2d-database-outline", "C", ways.connections())
        .act("Ask Redis now", "mdi2r-refresh", "F5", connection::now)
        .act("Hide or show the panes", "mdi2d-dock-bottom", KEY + " J", dock()::foldOrUnfold)
        .act("Export the table …", "mdi2t-table-arrow-right", KEY + " E", this::export)
        .act("Export the replies …", "mdi2t-table-arrow-right", "", this::exportReplies)
        .act("Undo", "mdi2u-undo", KEY + " Z", undo::undo)
        .act("Light or dark", "mdi2t-theme-light-dark", KEY + " T", theme::toggle)
        .act("Light or dark as the desktop", "mdi2t-theme-light-dark", "", theme::follow)
        .act("Larger", "mdi2m-magnify-plus-outline", KEY + " +", () -> theme.grow(1))
        .act("Smaller", "mdi2m-magnify-minus-outline", KEY + " −", () -> theme.grow(-1))
        .act("Usual size", "mdi2f-format-size", KEY + " 0", theme::usualSize)
        .act("Problems", "mdi2a-alert-outline", "F8", overlays::problems)
        .act("Keys", "mdi2h-help-circle-outline", "F1", overlays::shortcuts);
  }

  /// Their keys.
  KeyBindings keys() {
    var keys =
        new KeyBindings()
            .on(KeyCode.F1, overlays::shortcuts)
            .on(KeyCode.F5, connection::now)
            .on(KeyCode.ESCAPE, this::back)
            .on(KeyCode.K, overlays::palette, SHORTCUT_DOWN)
            .on(KeyCode.T, theme::toggle, SHORTCUT_DOWN)
            .on(KeyCode.E, this::export, SHORTCUT_DOWN)
            .on(KeyCode.F8, overlays::problemsOrNot)
            .on(KeyCode.J, dock()::foldOrUnfold, SHORTCUT_DOWN)
            .onUnlessWriting(KeyCode.Z, undo::undo, SHORTCUT_DOWN)
            .on(KeyCode.TAB, () -> dock().step(1), CONTROL_DOWN)
            .on(KeyCode.TAB, () -> dock().step(-1), CONTROL_DOWN, SHIFT_DOWN)
            .onLetter("/", this::filter)
            .onLetter("p", say(Command.PING))
            .onLetter("i", say(Command.INFO))
            .onLetter("d", say(Command.DIR))
            .onLetter("z", say(Command.PAUSE))
            .onLetter("r", say(Command.RESUME))
            .onLetter("x", say(Command.STOP))
            .onLetter("c", ways.connections())
            .onLetter("q", this::queues)
            .onLetter("n", overlays::spawn)
            .onLetter("g", this::group)
            .onLetter("e", docked(Panes::eval))
            .onLetter("l", docked(Panes::log));
    screens.all().forEach(screen -> keys.onLetter(screen.key(), () -> screens.show(screen)));
    return keys;
  }

  private Runnable say(Command command) {
    return docked(panes -> panes.say(command));
  }

  private Runnable docked(Consumer<Panes> action) {
    return () -> action.accept(workers.show().panes());
  }

  private Dock dock() {
    return workers.panes().dock();
  }

  private void filter() {
    screens.current().filter().run();
  }

  private void group() {
    workers.show().view().group();
  }

  private void queues() {
    queues.requestFocus();
    queues.show();
  }

  private void export() {
    overlays.export(screens.current().sheet().get());
  }

  private void exportReplies() {
    overlays.export(Sheets.replies(workers.isShown() ? workers.panes().answers() : replies));
  }

  /// One step back: the overlay, then the filters, then to the table.
  private void back() {
    if (!overlays.back() && !(workers.isShown() && workers.panes().back())) {
      screens.current().back().run();
    }
  }
}
