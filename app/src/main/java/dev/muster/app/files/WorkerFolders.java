package dev.muster.app.files;

import dev.muster.app.controls.Mark;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Seen;
import dev.muster.app.controls.Writing;
import dev.muster.shared.workers.WorkerSummary;
import java.util.Comparator;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The live workers, each of which has a folder to pick from.
final class WorkerFolders extends VBox {
  private static final double ROW = 28;
  private final FolderModel model;
  private final ObservableList<WorkerSummary> workers = FXCollections.observableArrayList();
  private final ListView<WorkerSummary> list = new ListView<>(workers);
  private final Label count = new Label();
  private boolean marking;

  WorkerFolders(FolderModel model) {
    this.model = model;
    getStyleClass().add("worker-folders");
    var title = new Label("Folders on workers");
    title.getStyleClass().add("section-title");
    count.getStyleClass().add("hint");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(title, gap, count);
    head.getStyleClass().add("folders-head");
    list.setFixedCellSize(ROW);
    list.setCellFactory(_ -> new FolderCell());
    list.setAccessibleText("Workers whose folder can be looked into");
    VBox.setVgrow(list, Priority.ALWAYS);
    var rows = Writing.of(model.session().place().readOnly(), list);
    VBox.setVgrow(rows, Priority.ALWAYS);
    if (rows instanceof Region frame) {
      frame.setMinWidth(0);
    }
    getChildren().addAll(head, rows);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, worker) -> {
              if (!marking && worker != null && !worker.worker().equals(model.state().get().of())) {
                model.open(worker.worker());
              }
            });
    model.state().addListener(_ -> mark());
    InvalidationListener news = _ -> show();
    var fleet = model.session().fleet();
    Seen.whileSeen(
        this,
        () -> {
          fleet.addListener(news);
          show();
        },
        () -> fleet.removeListener(news));
  }

  private void show() {
    var live =
        model.session().fleet().get().workers().stream()
            .filter(worker -> worker.state().isLive())
            .sorted(Comparator.comparing(WorkerSummary::worker))
            .toList();
    count.setText(Phrases.count(live.size(), "worker"));
    marking = true;
    if (!names(live).equals(names(workers))) {
      workers.setAll(live);
    } else {
      for (int i = 0; i < live.size(); i++) {
        if (live.get(i).state() != workers.get(i).state()) {
          workers.set(i, live.get(i));
        }
      }
    }
    marking = false;
    mark();
  }

  private static List<String> names(List<WorkerSummary> workers) {
    return workers.stream().map(WorkerSummary::worker).toList();
  }

  private void mark() {
    marking = true;
    var at = names(workers).indexOf(model.state().get().of());
    if (at < 0) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedIndex() != at) {
      list.getSelectionModel().clearAndSelect(at);
    }
    marking = false;
  }

  private static final class FolderCell extends ListCell<WorkerSummary> {
    private final Label name = new Label();
    private final FontIcon state = new FontIcon();
    private final HBox content;

    FolderCell() {
      getStyleClass().addAll("row-cell", "folder-cell");
      name.getStyleClass().add("code");
      name.setEllipsisString("…");
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      content = new HBox(new FontIcon("mdi2f-folder-outline"), name, gap, state);
      content.getStyleClass().add("folder-content");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(WorkerSummary worker, boolean empty) {
      super.updateItem(worker, empty);
      if (empty || worker == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      var mark = Mark.of(worker.state());
      name.setText(Plain.name(worker.worker()));
      state.setIconLiteral(mark.icon());
      state.getStyleClass().setAll("ikonli-font-icon", "state-icon", "state-" + mark.style());
      setAccessibleText("Folder of " + name.getText() + ", " + mark.name());
      setGraphic(content);
    }
  }
}
