package dev.muster.app.files;

import dev.muster.app.controls.StayingToggle;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/// The packs, by time or by who made them.
final class PacksPane extends VBox {
  private static final double ROW = 48;
  private static final double FOLDERS = 0.36;
  private final FilesModel model;
  private final ListView<PackRow> list;
  private boolean marking;

  PacksPane(FilesModel model) {
    this.model = model;
    list = new ListView<>(model.packs());
    getStyleClass().add("packs-pane");
    list.setCellFactory(_ -> new PackCell(model));
    list.setFixedCellSize(ROW);
    list.setAccessibleText("Packs");
    VBox.setVgrow(list, Priority.ALWAYS);
    var folders = new WorkerFolders(model.folder());
    folders.prefHeightProperty().bind(heightProperty().multiply(FOLDERS));
    getChildren().addAll(head(), list, folders);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, row) -> {
              if (row != null && !marking) {
                model.choose(row);
              }
            });
    // Clicked again, the chosen pack leads back from a worker's folder.
    list.setOnMouseClicked(_ -> model.folder().close());
    model.chosen().addListener(_ -> mark());
    model.packs().addListener((javafx.collections.ListChangeListener<PackRow>) _ -> mark());
    mark();
  }

  /// Puts the keyboard onto the list.
  void focusList() {
    list.requestFocus();
  }

  private HBox head() {
    var title = new Label("Packs");
    title.getStyleClass().add("pane-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var time = new StayingToggle("Time");
    var worker = new StayingToggle("Worker");
    time.setAccessibleText("Newest packs first");
    worker.setAccessibleText("Packs by who made them");
    var group = new ToggleGroup();
    var order = new SegmentedButton(time, worker);
    order.setToggleGroup(group);
    time.setToggleGroup(group);
    worker.setToggleGroup(group);
    time.setSelected(true);
    worker.selectedProperty().addListener((_, _, by) -> model.byWorker().set(by));
    var head = new HBox(title, gap, order);
    head.getStyleClass().add("toolbar");
    return head;
  }

  private void mark() {
    marking = true;
    var at = model.packs().indexOf(model.chosen().get());
    if (at >= 0 && list.getSelectionModel().getSelectedIndex() != at) {
      list.getSelectionModel().clearAndSelect(at);
    }
    marking = false;
  }
}
