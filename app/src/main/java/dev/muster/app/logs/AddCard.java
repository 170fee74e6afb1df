package dev.muster.app.logs;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Mark;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StateLabel;
import dev.muster.app.controls.WorkerFilterField;
import dev.muster.app.session.Session;
import dev.muster.shared.QueueException;
import dev.muster.shared.workers.WorkerFilter;
import dev.muster.shared.workers.WorkerSummary;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// Asks which workers' logs to open besides.
final class AddCard extends LogCard {
  private final Session session;
  private final BiConsumer<List<String>, Boolean> add;
  private final StringProperty wrong = new SimpleStringProperty("");
  private final WorkerFilterField filter;
  private final ListView<WorkerSummary> list = new ListView<>();
  private final Label count = new Label();

  /// @param merging whether there is one pane for all, so that nothing is to be chosen
  /// @param add takes the workers, and whether they are to stand in one pane
  AddCard(Session session, boolean merging, BiConsumer<List<String>, Boolean> add, Runnable close) {
    super("Add workers", close);
    this.session = session;
    this.add = add;
    filter =
        new WorkerFilterField(
            "Filter workers",
            "Filter workers by host, state, worker, task or text",
            () -> session.fleet().get().workers(),
            wrong);
    filter.field().textProperty().addListener(_ -> show());
    filter.field().addEventFilter(KeyEvent.KEY_PRESSED, this::leadDown);
    list.getStyleClass().add("add-list");
    list.setFixedCellSize(28);
    list.setAccessibleText("Workers; choose some");
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(_ -> new WorkerCell());
    list.getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<WorkerSummary>) _ -> countChosen());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setOnMouseClicked(
        click -> {
          if (click.getClickCount() == 2) {
            go(false);
          }
        });
    count.getStyleClass().add("hint");
    add(filter.field());
    add(filter.trouble());
    filter.trouble().managedProperty().bind(filter.trouble().visibleProperty());
    add(list);
    add(count);
    var apart = Buttons.withKey(merging ? "Add" : "Add side by side", "Enter", () -> go(false));
    var together = Buttons.withKey("Add merged", "Shift Enter", () -> go(true));
    if (merging) {
      go(apart);
    } else {
      go(together, apart);
    }
    show();
  }

  @Override
  void focusFirst() {
    filter.field().requestFocus();
  }

  /// Unless the offers of the filter have taken the key.
  private void leadDown(KeyEvent press) {
    if (press.isConsumed()) {
      return;
    }
    if (press.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
      list.requestFocus();
      if (list.getSelectionModel().isEmpty()) {
        list.getSelectionModel().selectFirst();
      }
      press.consume();
    } else if (press.getCode() == KeyCode.ENTER) {
      key(press);
    }
  }

  private void key(KeyEvent press) {
    if (press.getCode() == KeyCode.ENTER) {
      go(press.isShiftDown());
      press.consume();
    }
  }

  private void show() {
    try {
      var meant = WorkerFilter.parse(filter.field().getText());
      wrong.set("");
      list.getItems().setAll(session.fleet().get().workers().stream().filter(meant::lets).toList());
    } catch (QueueException e) {
      wrong.set(String.valueOf(e.getMessage()));
    }
    countChosen();
  }

  private void countChosen() {
    var chosen = list.getSelectionModel().getSelectedItems().size();
    count.setText(
        chosen > 0
            ? Phrases.count(chosen, "worker")
                + " chosen of "
                + Phrases.count(list.getItems().size())
            : Phrases.count(list.getItems().size(), "worker")
                + ". Enter takes the first; choose several with Shift or Ctrl.");
  }

  /// What is chosen, else the first that the filter lets through.
  private void go(boolean together) {
    var chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
    var meant = chosen.isEmpty() ? list.getItems().stream().limit(1).toList() : chosen;
    if (meant.isEmpty()) {
      say("No worker fits: change the filter.");
      return;
    }
    add.accept(meant.stream().map(WorkerSummary::worker).toList(), together);
  }

  private static final class WorkerCell extends ListCell<WorkerSummary> {
    private final StateLabel state = new StateLabel();
    private final Label name = new Label();
    private final Label task = new Label();
    private final HBox place = new HBox(state);
    private final HBox content = new HBox(place, name, task);

    WorkerCell() {
      getStyleClass().add("row-cell");
      content.getStyleClass().add("add-line");
      place.getStyleClass().add("add-state");
      name.getStyleClass().add("code");
      name.setMinWidth(USE_PREF_SIZE);
      task.getStyleClass().add("hint");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(WorkerSummary worker, boolean empty) {
      super.updateItem(worker, empty);
      setGraphic(empty || worker == null ? null : content);
      if (!empty && worker != null) {
        state.show(Mark.of(worker.state()));
        name.setText(Harmless.of(worker.worker()));
        task.setText(worker.code() == null ? "" : Harmless.of(worker.code()));
        setAccessibleText(worker.worker() + ", " + Mark.of(worker.state()).name());
      }
    }
  }
}
