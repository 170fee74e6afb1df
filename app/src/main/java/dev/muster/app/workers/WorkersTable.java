package dev.muster.app.workers;

import java.util.HashSet;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// The table: a row a worker. Its selection is the session's, and is kept while rows come and go.
final class WorkersTable extends TableView<WorkerRow> {
  private static final double ROW = 28;
  private final WorkersModel model;
  private final WorkerColumns columns = new WorkerColumns();
  private boolean restoring;

  WorkersTable(WorkersModel model) {
    this.model = model;
    getStyleClass().add("workers-table");
    setAccessibleText("Workers");
    setFixedCellSize(ROW);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setPlaceholder(new Region());
    setItems(model.shown());
    getColumns().setAll(columns.all());
    setSortPolicy(
        _ -> {
          var asked = getComparator();
          model.sort(asked == null ? WorkerOrder.WORST_FIRST : asked);
          return true;
        });
    getSortOrder().add(columns.worstFirst());
    columns.fit(model.shown(), getWidth());
    widthProperty().addListener(_ -> columns.fit(model.shown(), getWidth()));
    model
        .changes()
        .addListener(
            _ -> {
              columns.fit(model.shown(), getWidth());
              restore();
            });
    getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<WorkerRow>) _ -> share());
    selection().addListener((ListChangeListener<String>) _ -> restore());
  }

  /// The row that was chosen last.
  ObservableValue<WorkerRow> chosen() {
    return getSelectionModel().selectedItemProperty();
  }

  private List<String> picked() {
    return getSelectionModel().getSelectedItems().stream()
        .filter(row -> row != null)
        .map(WorkerRow::worker)
        .toList();
  }

  private ObservableList<String> selection() {
    return model.session().selection();
  }

  /// From the table to the session, unless it is the session that changes the table.
  private void share() {
    if (!restoring && !model.isChanging()) {
      var picked = picked();
      if (!picked.equals(List.copyOf(selection()))) {
        restoring = true;
        selection().setAll(picked);
        restoring = false;
      }
    }
  }

  /// From the session to the table. The table forgets or shifts its selection when rows come and
  /// go, so it is told again.
  private void restore() {
    var wanted = new HashSet<>(selection());
    if (restoring || model.isChanging() || wanted.equals(new HashSet<>(picked()))) {
      return;
    }
    restoring = true;
    var focused = getFocusModel().getFocusedIndex();
    getSelectionModel().clearSelection();
    var rows = model.shown();
    for (int i = 0; i < rows.size(); i++) {
      if (wanted.contains(rows.get(i).worker())) {
        getSelectionModel().select(i);
      }
    }
    if (focused >= 0 && focused < rows.size()) {
      getFocusModel().focus(focused);
    }
    restoring = false;
  }
}
