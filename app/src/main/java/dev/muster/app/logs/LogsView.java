package dev.muster.app.logs;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.KeyCap;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StayingToggle;
import dev.muster.app.controls.Undo;
import dev.muster.app.session.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/// The logs of workers: panes beside each other, one at a time or merged, under what is common to
/// them.
public final class LogsView extends StackPane {
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final double WIDE = 1_120;

  /// In less, lines need the room more than the highlights.
  private static final double HIGH = 140;

  private final LogsModel logs;
  private final PaneGrid grid = new PaneGrid();
  private final List<LogView> views = new ArrayList<>();
  private final LogCards cards;
  private final SearchBar search;
  private final Button addFirst = Buttons.withKey("Add workers", "A", this::addWorkers);
  private final PaneActions actions;

  /// Shows a model.
  ///
  /// @param undo is offered what can be taken back
  public LogsView(Connection connection, LogsModel logs, Undo undo) {
    this.logs = logs;
    this.cards = new LogCards(connection, logs, undo, this::focusLines);
    this.actions = new PaneActions(cards::jump, cards::save);
    this.search = new SearchBar(logs, this::step, this::focusLines);
    getStyleClass().add("logs-view");
    var scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("edge-to-edge");
    var empty =
        new EmptyState("mdi2t-text-box-outline")
            .what("No log is open")
            .why("Select workers in the table, or add some here.")
            .steps(addFirst);
    empty.visibleProperty().bind(Bindings.isEmpty(logs.panes()));
    var frame = new BorderPane(new StackPane(scroll, empty));
    var highlights =
        new HighlightBar(
            logs.highlights(),
            "Times from Redis · lines of one second share a band · "
                + Phrases.count(LogModel.KEPT)
                + " lines a pane are kept",
            cards::rule,
            cards::remove);
    highlights.visibleProperty().bind(heightProperty().greaterThan(HIGH));
    highlights.managedProperty().bind(highlights.visibleProperty());
    frame.setTop(new VBox(toolbar(), highlights));
    getChildren().addAll(frame, cards);
    logs.panes().addListener((ListChangeListener<LogModel>) _ -> arrange());
    logs.activeProperty().addListener(_ -> showActive());
    new LogsKeys(this, logs, cards).listen();
    widthProperty()
        .addListener((_, _, width) -> pseudoClassStateChanged(NARROW, width.doubleValue() < WIDE));
    arrange();
  }

  /// Puts the keyboard onto the lines of the active pane; where there is none, onto what opens one.
  public void focusLines() {
    active().ifPresentOrElse(LogView::focusLines, addFirst::requestFocus);
  }

  /// Puts the keyboard into what is looked for.
  public void search() {
    search.focusField();
  }

  /// Asks whose lines to show, too.
  public void addWorkers() {
    cards.add();
  }

  /// Asks for a moment to go to in the active pane.
  public void jump() {
    active().ifPresent(cards::jump);
  }

  /// Asks into which file to save the lines of the active pane.
  public void save() {
    active().ifPresent(cards::save);
  }

  /// Asks which lines to colour.
  public void highlight() {
    cards.rule(null);
  }

  /// Goes on beneath where a line is longer than its pane is wide, or no longer does.
  public void wrapOrNot() {
    logs.wrap().set(!logs.wrap().get());
  }

  /// Stands each worker's pane beside the others, or one alone, or all merged.
  public void stand(Mode how) {
    logs.mode().set(how);
    focusLines();
  }

  /// Takes one step back within it.
  ///
  /// @return whether there was one
  public boolean back() {
    if (cards.isVisible()) {
      cards.close();
      return true;
    }
    return search.back();
  }

  private HBox toolbar() {
    var title = new Label("Log");
    title.getStyleClass().addAll("pane-title", "logs-title");
    title.setMinWidth(USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox.setHgrow(search, Priority.SOMETIMES);
    var toolbar =
        new HBox(
            title,
            modes(),
            shrinking("Add workers", "mdi2p-plus", "A", this::addWorkers),
            search,
            gap,
            shrinking("Jump to time", "mdi2c-clock-outline", null, this::jump),
            SearchBar.toggle("", "mdi2w-wrap", "Wrap long lines (W)", logs.wrap()),
            Buttons.icon(
                "mdi2c-content-copy",
                "Copy the selected lines, or all (Ctrl C)",
                () -> active().ifPresent(LogView::copy)),
            Buttons.icon(
                "mdi2c-content-save-outline",
                "Save the lines of the active pane (Ctrl S)",
                this::save));
    toolbar.getStyleClass().addAll("toolbar", "logs-toolbar");
    return toolbar;
  }

  private Node modes() {
    var group = new ToggleGroup();
    var segments = new SegmentedButton();
    segments.setToggleGroup(group);
    for (var mode : Mode.values()) {
      var one = new StayingToggle(mode.words());
      one.setToggleGroup(group);
      one.setUserData(mode);
      one.setTooltip(new Tooltip(mode.words() + " (" + mode.key() + ")"));
      one.setSelected(mode == logs.mode().get());
      one.setMinWidth(USE_PREF_SIZE);
      segments.getButtons().add(one);
    }
    segments.setMinWidth(USE_PREF_SIZE);
    group
        .selectedToggleProperty()
        .addListener(
            (_, _, chosen) -> {
              if (chosen != null && chosen.getUserData() instanceof Mode mode) {
                logs.mode().set(mode);
              }
            });
    logs.mode()
        .addListener(
            (_, _, mode) ->
                group.getToggles().stream()
                    .filter(one -> mode.equals(one.getUserData()))
                    .forEach(group::selectToggle));
    return segments;
  }

  /// A button whose words go where there is little room.
  private Button shrinking(String words, String icon, @Nullable String key, Runnable action) {
    var button = Buttons.with(words, icon, key, action);
    button.setTooltip(new Tooltip(words));
    if (button.getGraphic() instanceof HBox content) {
      for (var part : content.getChildren()) {
        if (part instanceof Label || part instanceof KeyCap) {
          part.managedProperty().bind(part.visibleProperty());
          part.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(WIDE));
        }
      }
    }
    return button;
  }

  private Optional<LogView> active() {
    return views.stream().filter(view -> view.model().equals(logs.active())).findFirst();
  }

  /// Keeps the views of the panes that stay.
  private void arrange() {
    var wanted = new ArrayList<LogView>();
    for (var pane : logs.panes()) {
      wanted.add(
          views.stream()
              .filter(view -> view.model().equals(pane))
              .findFirst()
              .orElseGet(() -> view(pane)));
    }
    var had = views.stream().filter(LogView::isFocusWithin).findFirst();
    views.clear();
    views.addAll(wanted);
    grid.show(wanted);
    showActive();
    // Whose pane went away goes on with the keyboard in the one that is active now. The scene
    // itself notices only at its next pulse that the keyboard is with nobody.
    if (had.isPresent() && !views.contains(had.get())) {
      focusLines();
    }
  }

  private LogView view(LogModel pane) {
    var view = new LogView(pane, logs, actions);
    view.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> logs.activate(pane));
    view.focusWithinProperty()
        .addListener(
            (_, _, within) -> {
              if (within) {
                logs.activate(pane);
              }
            });
    return view;
  }

  private void showActive() {
    for (var view : views) {
      view.pseudoClassStateChanged(ACTIVE, views.size() > 1 && view.model().equals(logs.active()));
    }
  }

  /// Goes to the next match in the active pane, or to the one before.
  void step(boolean forward) {
    active().ifPresent(view -> view.model().step(forward, view.place()));
  }
}
