package dev.muster.app.workers;

import dev.muster.app.controls.Copying;
import dev.muster.app.controls.FilterField;
import dev.muster.app.controls.Undo;
import dev.muster.app.controls.WorkerFilterField;
import dev.muster.app.settings.Layout;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The screen of workers: chips and filter, the table, its foot, and at the right what is known of
/// the one that was chosen last.
public final class WorkersView extends BorderPane {
  private static final double ROOM_FOR_DETAIL = 1_120;
  private static final double ROOM_FOR_WORDS = 980;
  private static final double ROOM_FOR_MENUS = 800;
  private static final double DETAIL = 352;
  private static final double HEIGHT_FOR_DETAIL = 330;
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination COPY_COMMAND =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  private static final String BY_HOST = "workers.by-host";
  private static final int YES = 1;
  private static final int NO = 2;
  private static final PseudoClass CRAMPED = PseudoClass.getPseudoClass("cramped");
  private final WorkersModel model;
  private final WorkersTable table;
  private final WorkerFilterField words;
  private final FilterField filter;
  private final SelectionBar bar;
  private final Undo undo;
  private final WorkerDetail detail;

  /// Shows a model.
  ///
  /// @param panes further tabs of the detail
  /// @param layout how its columns stood
  /// @param undo where it is told what can be taken back
  public WorkersView(
      WorkersModel model, WorkerActions actions, List<WorkerPane> panes, Layout layout, Undo undo) {
    this.model = model;
    this.undo = undo;
    this.table = new WorkersTable(model, layout);
    this.words =
        new WorkerFilterField(
            "Filter workers",
            "Filter workers, such as host:web* state:busy",
            () -> model.session().fleet().get().workers(),
            model.trouble());
    this.filter = words.field();
    model.byHost().set(layout.size(BY_HOST, NO) == YES);
    model.byHost().addListener((_, _, yes) -> layout.move(BY_HOST, yes ? YES : NO));
    var menu = new WorkerMenu(model, actions, this::copyNames);
    this.bar = new SelectionBar(model, actions, menu);
    table.setContextMenu(menu.ofRows());
    getStyleClass().add("workers-view");
    var rows =
        new StackPane(table, new NoWorkers(model, actions, this::clearFilters), words.trouble());
    StackPane.setAlignment(words.trouble(), Pos.TOP_RIGHT);
    rows.setMinHeight(0);
    VBox.setVgrow(rows, Priority.ALWAYS);
    setCenter(new VBox(toolbar(), rows, bar));
    detail = new WorkerDetail(model, table.chosen(), panes, actions);
    showDetailWhereItFits();
    setRight(detail);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::copyNames);
  }

  /// Makes what nobody has seen of it yet.
  public List<Runnable> unseen() {
    return detail.unseen();
  }

  /// Puts the cursor into the filter.
  public void focusFilter() {
    filter.requestFocus();
  }

  /// Lays the workers under their machines, or no longer.
  public void group() {
    model.byHost().set(!model.byHost().get());
    table.requestFocus();
  }

  /// Puts the keyboard onto the table.
  public void focusTable() {
    table.requestFocus();
  }

  /// Leads back to the rows: out of the filter, and from filters that hide all.
  public void back() {
    if (filter.isFocused()) {
      model.text().set("");
    } else if (model.shown().isEmpty()) {
      clearFilters();
    }
    table.requestFocus();
  }

  /// Shows all workers again.
  public void clearFilters() {
    var text = model.text().get();
    var state = model.onlyState().get();
    model.text().set("");
    model.onlyState().set(Optional.empty());
    if (!text.isBlank() || state.isPresent()) {
      undo.offer(
          "The filters are gone.",
          () -> {
            model.text().set(text);
            model.onlyState().set(state);
          });
    }
    table.requestFocus();
  }

  private Node toolbar() {
    filter.textProperty().bindBidirectional(model.text());
    filter.setOnAction(_ -> table.requestFocus());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox.setHgrow(filter, Priority.SOMETIMES);
    var group = new GroupMenu(model);
    var columns = table.columnsMenu();
    // Where there is little room the chips and the filter need it more; G groups without the menu.
    var room = roomForTable();
    var roomy = room.greaterThan(ROOM_FOR_WORDS);
    group.visibleProperty().bind(room.greaterThan(ROOM_FOR_MENUS));
    group.managedProperty().bind(group.visibleProperty());
    group
        .contentDisplayProperty()
        .bind(
            Bindings.when(roomy).then(ContentDisplay.LEFT).otherwise(ContentDisplay.GRAPHIC_ONLY));
    columns
        .contentDisplayProperty()
        .bind(
            Bindings.when(roomy).then(ContentDisplay.LEFT).otherwise(ContentDisplay.GRAPHIC_ONLY));
    var toolbar = new HBox(new StateChips(model), gap, filter, group, columns);
    toolbar.getStyleClass().add("toolbar");
    toolbar.pseudoClassStateChanged(CRAMPED, !roomy.get());
    roomy.addListener((_, _, words) -> toolbar.pseudoClassStateChanged(CRAMPED, !words));
    return toolbar;
  }

  /// What the columns are called, in the order of the menu.
  public List<String> columns() {
    return table.columnNames();
  }

  /// Sorts by a column of that name; by the same again the other way round.
  public void sortBy(String column) {
    table.sortBy(column);
  }

  /// Shows the column of that name, or hides it.
  public void showOrHide(String column) {
    table.showOrHide(column);
  }

  /// Moves the column of that name one place, to the left below zero.
  public void move(String column, int by) {
    table.move(column, by);
  }

  /// Chooses a worker and brings it into sight, though a filter hides it or its host is folded.
  public void reveal(String worker) {
    model
        .row(worker)
        .ifPresent(
            row -> {
              if (!row.isLet()) {
                clearFilters();
              }
              table.reveal(row);
            });
    table.requestFocus();
  }

  /// Copies the ids of the chosen workers, one a line.
  public void copyNames() {
    bar.copy();
  }

  /// Copies a command line that speaks to the chosen workers.
  public void copyCommand() {
    Copying.text(model.asCommand());
  }

  private void copyNames(KeyEvent press) {
    if (COPY.match(press)) {
      bar.copy();
      press.consume();
    } else if (COPY_COMMAND.match(press)) {
      copyCommand();
      press.consume();
    }
  }

  private boolean hasRoomForDetail() {
    return getWidth() >= ROOM_FOR_DETAIL && getHeight() >= HEIGHT_FOR_DETAIL;
  }

  private DoubleBinding roomForTable() {
    return Bindings.createDoubleBinding(
        () -> getWidth() - (hasRoomForDetail() ? DETAIL : 0), widthProperty(), heightProperty());
  }

  private void showDetailWhereItFits() {
    var fits =
        Bindings.createBooleanBinding(this::hasRoomForDetail, widthProperty(), heightProperty());
    detail.visibleProperty().bind(fits);
    detail.managedProperty().bind(fits);
  }
}
