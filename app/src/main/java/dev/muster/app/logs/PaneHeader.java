package dev.muster.app.logs;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Mark;
import dev.muster.app.controls.Menus;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StateLabel;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Over a pane: whose lines they are, how they are, whether it follows, and what can be done.
final class PaneHeader extends HBox {
  private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("stopped");
  private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  /// In less, a worker's name needs the room more than what stands in the toolbar too.
  private static final double WIDE = 400;

  private final LogModel model;
  private final LogsModel logs;
  private final StateLabel state = new StateLabel();
  private final FontIcon merged = new FontIcon("mdi2s-source-merge");
  private final Label title = new Label();
  private final Label names = new Label();
  private final Label trouble = new Label();
  private final Button follow = new Button();
  private final ToggleButton pin = new ToggleButton();
  private final MenuItem split;
  private final MenuItem unmark;
  private final MenuItem nextMark;

  PaneHeader(LogModel model, LogsModel logs, PaneActions actions, Runnable toggle) {
    this.model = model;
    this.logs = logs;
    split =
        Menus.line(
            "Each worker in its own pane",
            "mdi2a-arrow-split-vertical",
            "",
            () -> logs.split(model));
    unmark =
        Menus.line("Clear marks", "mdi2b-bookmark-off-outline", "", () -> model.marks().clear());
    nextMark =
        Menus.line(
            "Next mark", "mdi2b-bookmark-outline", "U", () -> model.stepMark(true, view().place()));
    getStyleClass().add("log-header");
    merged.getStyleClass().add("merged-icon");
    title.getStyleClass().add("strong");
    title.setMinWidth(USE_PREF_SIZE);
    names.getStyleClass().add("figures-hint");
    names.setMinWidth(40);
    trouble.getStyleClass().add("left-out");
    trouble.setMinWidth(0);
    follow.getStyleClass().addAll("link-button", "follow-state");
    follow.setMinWidth(USE_PREF_SIZE);
    follow.setOnAction(_ -> toggle.run());
    follow.setTooltip(new Tooltip("Follow, or stand still (Space, End)"));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var jump =
        Buttons.icon(
            "mdi2c-clock-outline", "Jump to a time (Ctrl G)", () -> actions.jump().accept(view()));
    jump.visibleProperty().bind(widthProperty().greaterThan(WIDE));
    widthProperty()
        .addListener((_, _, width) -> pseudoClassStateChanged(NARROW, width.doubleValue() <= WIDE));
    jump.managedProperty().bind(jump.visibleProperty());
    getChildren()
        .addAll(
            state, merged, title, names, trouble, gap, follow, pin(), jump, menu(actions), close());
    model.sources().addListener(_ -> name());
    model.worker().addListener(_ -> name());
    model.following().addListener(_ -> sayFollowing());
    model.notice().addListener(_ -> warn());
    model.unread().addListener(_ -> warn());
    name();
    warn();
  }

  private LogView view() {
    return (LogView) getParent();
  }

  private Node pin() {
    pin.setGraphic(new FontIcon("mdi2p-pin-outline"));
    pin.getStyleClass().addAll("icon-button", "pin");
    pin.setTooltip(new Tooltip("Keep these workers here, whoever is selected"));
    pin.setAccessibleText("Pin: keep these workers here, whoever is selected");
    pin.setSelected(model.pinned().get());
    model.pinned().addListener((_, _, on) -> pin.setSelected(on));
    pin.setOnAction(_ -> logs.pin(model, pin.isSelected()));
    return pin;
  }

  private Node close() {
    var close = Buttons.icon("mdi2c-close", "Close this pane", () -> logs.close(model));
    var alone = logs.mode().isEqualTo(Mode.MERGED);
    close.visibleProperty().bind(alone.not());
    close.managedProperty().bind(close.visibleProperty());
    return close;
  }

  private Node menu(PaneActions actions) {
    var menu = new MenuButton();
    menu.setGraphic(new FontIcon("mdi2d-dots-horizontal"));
    menu.getStyleClass().addAll("icon-button", "pane-menu");
    menu.setAccessibleText("More for this pane");
    menu.setTooltip(new Tooltip("More for this pane"));
    var copy = Menus.line("Copy lines", "mdi2c-content-copy", "Ctrl C", () -> view().copy());
    var save =
        Menus.line(
            "Save lines …",
            "mdi2c-content-save-outline",
            "Ctrl S",
            () -> actions.save().accept(view()));
    var older =
        Menus.line("Earlier lines", "mdi2a-arrow-collapse-up", "Home", () -> view().toTop());
    var mark = Menus.line("Mark the selected lines", "mdi2b-bookmark", "M", () -> view().mark());
    nextMark.disableProperty().bind(model.marks().count().isEqualTo(0));
    unmark.disableProperty().bind(model.marks().count().isEqualTo(0));
    menu.getItems()
        .addAll(
            copy,
            save,
            older,
            new SeparatorMenuItem(),
            mark,
            nextMark,
            unmark,
            new SeparatorMenuItem(),
            split);
    return menu;
  }

  private void name() {
    var whose = model.sources().get();
    var worker = model.worker().get();
    var one = whose.size() == 1;
    merged.setVisible(!one);
    merged.setManaged(!one);
    state.setVisible(worker != null);
    state.setManaged(worker != null);
    if (worker != null) {
      state.show(Mark.of(worker.state()));
    }
    split.setDisable(one);
    var everybody =
        !one
            && !model.pinned().get()
            && logs.session().selection().isEmpty()
            && model.unread().get() == 0;
    title.setText(
        one ? "" : (everybody ? "All " : "") + Phrases.count(whose.size(), "worker") + ", merged");
    title.setManaged(!one);
    names.setText(Harmless.of(String.join(", ", whose)));
    names.pseudoClassStateChanged(PseudoClass.getPseudoClass("alone"), one);
    names.setMinWidth(one && whose.getFirst().length() < 20 ? USE_PREF_SIZE : 40);
    names.setTooltip(whose.isEmpty() ? null : new Tooltip(tip(whose)));
    sayFollowing();
  }

  private static String tip(List<String> whose) {
    return Harmless.of(String.join(", ", whose.stream().limit(30).toList()))
        + (whose.size() > 30 ? " and " + Phrases.count(whose.size() - 30L) + " more" : "");
  }

  private void sayFollowing() {
    var follows = model.following().get();
    var ended = hasEnded(model.worker().get());
    follow.setText(ended && follows ? "ended" : follows ? "Following" : "Stopped");
    follow.setGraphic(
        ended && follows ? null : new FontIcon(follows ? "mdi2a-arrow-down-bold" : "mdi2p-pause"));
    follow.pseudoClassStateChanged(STOPPED, !follows);
    follow.pseudoClassStateChanged(ENDED, ended && follows);
  }

  private static boolean hasEnded(@Nullable WorkerSummary worker) {
    return worker != null
        && (worker.state() == WorkerState.LOST || worker.state() == WorkerState.EXITED);
  }

  private void warn() {
    var more = model.unread().get();
    var words =
        more == 0
            ? model.notice().get()
            : Phrases.count(more)
                + " more "
                + (more == 1 ? "is" : "are")
                + " not read: "
                + Phrases.count(LogModel.FOLLOWED)
                + " at once at the most. Choose fewer to see them.";
    trouble.setText(words);
    trouble.setTooltip(words.isEmpty() ? null : new Tooltip(words));
    trouble.setVisible(!words.isEmpty());
    trouble.setManaged(!words.isEmpty());
  }
}
