package dev.muster.app.files;

import java.util.HashSet;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// The table: a row a file. What is selected stays so while packs come and go.
final class FilesTable extends TableView<FileEntry> {
  private static final double ROW = 28;
  private final FilesModel model;
  private final SortedList<FileEntry> sorted;
  private boolean restoring;

  /// What is gone to as soon as it is there; empty for nothing.
  private String awaited = "";

  FilesTable(FilesModel model) {
    this.model = model;
    var columns = new FileColumns(model);
    getStyleClass().add("files-table");
    setAccessibleText("Files");
    setFixedCellSize(ROW);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setPlaceholder(new Region());
    sorted = new SortedList<>(model.shown());
    sorted.comparatorProperty().bind(comparatorProperty());
    getColumns().setAll(columns.all());
    getSortOrder().add(columns.name());
    setItems(sorted);
    widthProperty().addListener(_ -> columns.fit(getWidth()));
    columns.fit(getWidth());
    getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<FileEntry>) _ -> share());
    sorted.addListener((ListChangeListener<FileEntry>) _ -> restore());
  }

  /// Selects the first file if none is, so that there is something to see.
  void selectSomething() {
    if (getSelectionModel().isEmpty() && !sorted.isEmpty()) {
      getSelectionModel().clearAndSelect(0);
    }
  }

  /// Goes to a file, as soon as it is there.
  void reveal(String key) {
    awaited = key;
    restore();
  }

  private void share() {
    if (restoring) {
      return;
    }
    var selected =
        getSelectionModel().getSelectedItems().stream().filter(entry -> entry != null).toList();
    if (!selected.equals(List.copyOf(model.picked()))) {
      model.picked().setAll(selected);
    }
    model.preview().show(getSelectionModel().getSelectedItem());
  }

  /// A table forgets or shifts its selection when rows come and go, so it is told again.
  private void restore() {
    var wanted = new HashSet<String>();
    var arrived = sorted.stream().anyMatch(entry -> entry.key().equals(awaited));
    if (arrived) {
      wanted.add(awaited);
      awaited = "";
    } else {
      model.picked().forEach(entry -> wanted.add(entry.key()));
    }
    restoring = true;
    getSelectionModel().clearSelection();
    for (int i = 0; i < sorted.size(); i++) {
      if (wanted.contains(sorted.get(i).key())) {
        getSelectionModel().select(i);
      }
    }
    restoring = false;
    if (arrived) {
      scrollTo(getSelectionModel().getSelectedIndex());
    }
    selectSomething();
    share();
  }
}
