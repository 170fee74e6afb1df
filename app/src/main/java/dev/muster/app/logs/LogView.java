package dev.muster.app.logs;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.KeyCap;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Seen;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
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
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// The log of the chosen workers as it is written. It follows until one scrolls up, then stands
/// still and says how many lines have come.
public final class LogView extends BorderPane {
  private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("stopped");
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final double FIGURE = 7.2;
  private static final double GAP = 14;
  private final LogModel model;
  private final ListView<LogEntry> list;
  private final Following following;
  private final DoubleProperty workerWidth = new SimpleDoubleProperty();
  private final Label title = new Label();
  private final Label names = new Label();
  private final Button state = new Button();

  /// Shows a model under a header.
  public LogView(LogModel model) {
    this(model, true);
  }

  /// Shows a model.
  ///
  /// @param wide under a header that says whose lines they are; without it in a narrow place
  public LogView(LogModel model, boolean wide) {
    this.model = model;
    list = new ListView<>(model.lines());
    getStyleClass().add("log-view");
    list.getStyleClass().add("log-list");
    list.setFixedCellSize(20);
    list.setAccessibleText("Log");
    list.setCellFactory(_ -> new LogCell(workerWidth));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    following = new Following(model, list);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    var empty = new EmptyState("mdi2t-text-box-outline").what("No line yet");
    empty.visibleProperty().bind(Bindings.isEmpty(model.lines()));
    empty.setMouseTransparent(true);
    var more = more();
    StackPane.setAlignment(more, Pos.BOTTOM_RIGHT);
    if (wide) {
      setTop(header());
    } else {
      getStyleClass().add("narrow-log");
    }
    setCenter(new StackPane(list, empty, more));
    Seen.whileSeen(this, model::start, model::rest);
    model.sources().addListener((_, _, whose) -> name(whose));
    model.following().addListener(_ -> sayState());
    name(model.sources().get());
    sayState();
  }

  /// Puts the keyboard onto the lines.
  public void focusLines() {
    list.requestFocus();
  }

  private HBox header() {
    title.getStyleClass().add("strong");
    title.setMinWidth(USE_PREF_SIZE);
    names.getStyleClass().add("figures-hint");
    names.setEllipsisString("…");
    state.getStyleClass().addAll("link-button", "follow-state");
    state.setMinWidth(USE_PREF_SIZE);
    state.setOnAction(_ -> following.toggle());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var kept = new Label("Times from Redis · newest " + Phrases.count(LogModel.KEPT) + " kept");
    kept.getStyleClass().add("hint");
    kept.setMinWidth(0);
    var left = new Label();
    left.getStyleClass().add("left-out");
    left.setMinWidth(USE_PREF_SIZE);
    left.textProperty().bind(model.leftOut().map(number -> leftOut(number.longValue())));
    left.visibleProperty().bind(model.leftOut().greaterThan(0));
    left.managedProperty().bind(left.visibleProperty());
    var header =
        new HBox(
            title,
            left,
            names,
            gap,
            kept,
            state,
            Buttons.icon("mdi2c-content-copy", "Copy the selected lines (Ctrl C)", this::copy));
    header.getStyleClass().add("log-header");
    return header;
  }

  private static String leftOut(long number) {
    return Phrases.count(number)
        + " more "
        + (number == 1 ? "is" : "are")
        + " not read: "
        + Phrases.count(LogModel.FOLLOWED)
        + " at once at the most. Choose fewer to see them.";
  }

  private Button more() {
    var words = new Label();
    words.textProperty().bind(model.unseen().map(number -> "▼ " + number + " new"));
    var content = new HBox(words, new KeyCap("End"));
    content.getStyleClass().add("button-content");
    var more = new Button();
    more.setGraphic(content);
    more.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    more.accessibleTextProperty().bind(words.textProperty());
    more.getStyleClass().addAll("accent", "more-button");
    more.visibleProperty().bind(model.following().not());
    more.setOnAction(_ -> following.resume());
    return more;
  }

  private void name(List<String> whose) {
    var one = whose.size() == 1;
    var all = model.session().selection().isEmpty() && model.leftOut().get() == 0;
    title.setText(
        one
            ? "1 worker"
            : (all ? "All " : "") + Phrases.count(whose.size(), "worker") + ", merged");
    names.setText(Harmless.of(String.join(", ", whose)));
    var longest = whose.stream().mapToInt(String::length).max().orElse(0);
    workerWidth.set(one ? 0 : Math.min(220, longest * FIGURE + GAP));
  }

  private void sayState() {
    var follows = model.following().get();
    state.setText(follows ? "Following" : "Stopped");
    state.setGraphic(new FontIcon(follows ? "mdi2a-arrow-down-bold" : "mdi2p-pause"));
    state.pseudoClassStateChanged(STOPPED, !follows);
  }

  private void key(KeyEvent press) {
    if (COPY.match(press)) {
      copy();
      press.consume();
    } else if (press.getCode() == KeyCode.END) {
      following.resume();
      press.consume();
    } else if (List.of(KeyCode.UP, KeyCode.PAGE_UP, KeyCode.HOME).contains(press.getCode())) {
      following.stop();
    }
  }

  private void copy() {
    var chosen = list.getSelectionModel().getSelectedItems();
    var lines = chosen.isEmpty() ? model.lines() : chosen;
    Copying.text(
        lines.stream()
            .filter(LogEntry.Line.class::isInstance)
            .map(LogEntry.Line.class::cast)
            .map(LogView::plain)
            .collect(Collectors.joining("\n")));
  }

  private static String plain(LogEntry.Line entry) {
    var line = entry.line();
    return Phrases.fineClock(line.time())
        + " "
        + line.worker()
        + " "
        + line.command()
        + " "
        + entry.shown();
  }
}
