package dev.muster.app.workers;

import dev.muster.app.controls.FilterField;
import dev.muster.app.controls.WorkerFilterField;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
  private static final double HEIGHT_FOR_DETAIL = 330;
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private final WorkersModel model;
  private final WorkersTable table;
  private final WorkerFilterField words;
  private final FilterField filter;
  private final SelectionBar bar;

  /// Shows a model.
  ///
  /// @param panes further tabs of the detail
  public WorkersView(WorkersModel model, WorkerActions actions, List<WorkerPane> panes) {
    this.model = model;
    this.table = new WorkersTable(model);
    this.words =
        new WorkerFilterField(
            "Filter workers",
            "Filter workers, such as host:web* state:busy",
            () -> model.session().fleet().get().workers(),
            model.trouble());
    this.filter = words.field();
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
    setRight(detail(panes));
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::copyNames);
  }

  /// Puts the cursor into the filter.
  public void focusFilter() {
    filter.requestFocus();
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
    model.text().set("");
    model.onlyState().set(Optional.empty());
    table.requestFocus();
  }

  private Node toolbar() {
    filter.textProperty().bindBidirectional(model.text());
    filter.setOnAction(_ -> table.requestFocus());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox.setHgrow(filter, Priority.SOMETIMES);
    var toolbar = new HBox(new StateChips(model), gap, filter);
    toolbar.getStyleClass().add("toolbar");
    return toolbar;
  }

  private void copyNames() {
    bar.copy();
  }

  private void copyNames(KeyEvent press) {
    if (COPY.match(press)) {
      bar.copy();
      press.consume();
    }
  }

  private Node detail(List<WorkerPane> panes) {
    var detail = new WorkerDetail(model, table.chosen(), panes);
    var fits =
        Bindings.createBooleanBinding(
            () -> getWidth() >= ROOM_FOR_DETAIL && getHeight() >= HEIGHT_FOR_DETAIL,
            widthProperty(),
            heightProperty());
    detail.visibleProperty().bind(fits);
    detail.managedProperty().bind(fits);
    return detail;
  }
}
