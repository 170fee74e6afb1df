package dev.muster.app.logs;

import dev.muster.app.controls.Copying;
import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.KeyCap;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Seen;
import dev.muster.app.logs.LogEntry.Gap;
import dev.muster.app.logs.LogEntry.Line;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// One pane: the log of a worker, or of several, as it is written. It follows until one scrolls up,
/// then stands still and says how many lines have come.
public final class LogView extends BorderPane {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final double ROW = 20;
  private static final double FIGURE = 7.2;
  private static final double GAP = 14;
  private static final double WIDEST_NAME = 220;
  private final LogModel model;
  private final LogsModel logs;
  private final ListView<LogEntry> list;
  private final Following following;
  private final EndingBox ending = new EndingBox();
  private final DoubleProperty workerWidth = new SimpleDoubleProperty();

  /// Held, so that they can be taken from what lives longer.
  private final ChangeListener<Object> repaint = (_, _, _) -> repaint();

  private final ListChangeListener<Object> recolour = _ -> repaint();
  private final ChangeListener<Object> wrapping = (_, _, _) -> wrap();
  private @Nullable FilteredList<LogEntry> filtered;

  /// Shows a model in a narrow place, without a header.
  public LogView(LogModel model, LogsModel logs) {
    this(model, logs, null);
    getStyleClass().add("narrow-log");
  }

  /// Shows a pane under its header.
  ///
  /// @param actions what its header leads to
  LogView(LogModel model, LogsModel logs, @Nullable PaneActions actions) {
    this.model = model;
    this.logs = logs;
    list = new ListView<>(model.lines());
    getStyleClass().add("log-view");
    list.getStyleClass().add("log-list");
    list.setCellFactory(_ -> new LogCell(model, logs, workerWidth));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    following = new Following(model, list);
    wrap();
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    var empty = new EmptyState("mdi2t-text-box-outline").what("No line yet");
    empty.visibleProperty().bind(Bindings.isEmpty(model.lines()));
    empty.setMouseTransparent(true);
    var more = more();
    StackPane.setAlignment(more, Pos.BOTTOM_RIGHT);
    setCenter(new StackPane(list, empty, more));
    setBottom(ending);
    if (actions != null) {
      setTop(new PaneHeader(model, logs, actions, following::toggle));
    }
    model.ending().addListener((_, _, now) -> ending.show(now));
    ending.show(model.ending().get());
    model.sources().addListener((_, _, whose) -> name(whose));
    model.shown().addListener((_, _, line) -> reveal(line));
    model.marks().count().addListener(_ -> list.refresh());
    name(model.sources().get());
    Seen.whileSeen(this, model::start, model::rest);
    sceneProperty().addListener((_, _, scene) -> hear(scene != null));
  }

  /// Puts the keyboard onto the lines.
  public void focusLines() {
    list.requestFocus();
  }

  LogModel model() {
    return model;
  }

  /// The line that has the keyboard, or the first to be seen.
  long place() {
    var chosen = list.getSelectionModel().getSelectedItem();
    return chosen == null ? following.place() : chosen.place();
  }

  /// Puts the chosen lines onto the clipboard, or all where none is chosen.
  void copy() {
    var chosen = told(list.getSelectionModel().getSelectedItems());
    Copying.text(
        (chosen.isEmpty() ? listed() : chosen)
            .stream().map(LineText::shown).collect(Collectors.joining("\n")));
  }

  /// The lines as they are listed, and where some are missing.
  List<LogEntry> listed() {
    return told(list.getItems());
  }

  /// Whether only those are listed in which something was found.
  boolean isFiltered() {
    return filtered != null;
  }

  void mark() {
    model.marks().toggle(lines(list.getSelectionModel().getSelectedItems()));
  }

  void toTop() {
    following.toTop();
  }

  private static List<LogEntry> told(List<LogEntry> entries) {
    return entries.stream().filter(entry -> !(entry instanceof LogEntry.Top)).toList();
  }

  private static List<Line> lines(List<LogEntry> entries) {
    return entries.stream().filter(Line.class::isInstance).map(Line.class::cast).toList();
  }

  /// Listens to what all panes share only while it stands in the window, for that lives longer.
  private void hear(boolean on) {
    for (var one : List.of(logs.search(), logs.onlyMatches())) {
      one.removeListener(repaint);
      if (on) {
        one.addListener(repaint);
      }
    }
    logs.highlights().groups().removeListener(recolour);
    logs.wrap().removeListener(wrapping);
    if (on) {
      logs.wrap().addListener(wrapping);
      wrap();
      logs.highlights().groups().addListener(recolour);
      repaint();
    }
  }

  /// Rows of one height are the fastest, so only where lines are wrapped each has its own.
  private void wrap() {
    var size = logs.wrap().get() ? USE_COMPUTED_SIZE : ROW;
    if (list.getFixedCellSize() != size) {
      var first = following.place();
      list.setFixedCellSize(size);
      list.refresh();
      following.stay(first);
    }
  }

  private void repaint() {
    var wanted = logs.onlyMatches().get() && model.matches().search().isOn();
    if (wanted) {
      var search = model.matches().search();
      var some =
          new FilteredList<>(
              model.lines(),
              entry ->
                  switch (entry) {
                    case Line line -> search.matches(line);
                    case Gap _ -> true;
                    case LogEntry.Top _ -> true;
                  });
      filtered = some;
      list(some);
    } else if (filtered != null) {
      filtered = null;
      list(model.lines());
    }
    list.refresh();
    // Rows that aren't of one height are measured anew.
    if (list.getFixedCellSize() < 0) {
      following.stay(following.place());
    }
  }

  /// Lists others of the same lines. Who reads goes on where they were.
  private void list(ObservableList<LogEntry> some) {
    var chosen = list.getSelectionModel().getSelectedItem();
    var first = following.place();
    list.setItems(some);
    if (model.following().get()) {
      return;
    }
    if (chosen == null) {
      following.stay(first);
    } else {
      following.show(chosen.place());
    }
  }

  private void reveal(@Nullable Line line) {
    if (line != null) {
      following.show(line.place());
    }
  }

  private Button more() {
    var words = new Label();
    var content = new HBox(words, new KeyCap("End"));
    content.getStyleClass().add("button-content");
    var more = new Button();
    more.setGraphic(content);
    more.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    more.getStyleClass().addAll("more-button");
    model.unseen().addListener(_ -> count(more, words));
    count(more, words);
    more.visibleProperty().bind(model.following().not());
    more.setOnAction(
        _ -> {
          following.resume();
          list.requestFocus();
        });
    return more;
  }

  /// New lines call for a look; a log that only stands says how it goes on.
  private void count(Button more, Label words) {
    var unseen = model.unseen().get();
    words.setText(unseen == 0 ? "Stopped, follow again" : "▼ " + Phrases.count(unseen) + " new");
    more.setAccessibleText(words.getText() + (unseen == 0 ? "" : ", follow again"));
    more.getStyleClass().remove("accent");
    if (unseen > 0) {
      more.getStyleClass().add("accent");
    }
  }

  private void name(List<String> whose) {
    var one = whose.size() == 1;
    var longest = whose.stream().mapToInt(String::length).max().orElse(0);
    workerWidth.set(one ? 0 : Math.min(WIDEST_NAME, longest * FIGURE + GAP));
    list.setAccessibleText(
        one ? "Log of " + whose.getFirst() : "Log of " + whose.size() + " workers, merged");
  }

  private void clicked(MouseEvent click) {
    if (click.getButton() == MouseButton.PRIMARY
        && list.getSelectionModel().getSelectedItem() instanceof LogEntry.Top) {
      model.loadOlder();
    }
  }

  private void key(KeyEvent press) {
    if (COPY.match(press)) {
      copy();
      press.consume();
    } else if (!press.isShortcutDown() && !press.isAltDown() && act(press)) {
      press.consume();
    }
  }

  private boolean act(KeyEvent press) {
    switch (press.getCode()) {
      case END -> following.resume();
      case HOME -> following.toTop();
      case SPACE -> following.toggle();
      case M -> mark();
      case U -> model.stepMark(!press.isShiftDown(), place());
      case UP, PAGE_UP -> {
        following.stop();
        if (press.getCode() == KeyCode.UP && list.getSelectionModel().isEmpty()) {
          following.chooseLast();
          return true;
        }
        if (list.getFocusModel().getFocusedIndex() <= 0) {
          model.loadOlder();
        }
        return false;
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
