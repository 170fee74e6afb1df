package dev.muster.app.workers;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.HoverTip;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The task that a worker runs: its id, its code; of a machine the states of its workers.
final class TaskCell extends GraphicCell {
  private final Label id = new Label();
  private final Label code = new Label();
  private final Label orphaned = new Label("orphaned");
  private final HBox content = new HBox(id, code);
  private final StateCounts states = new StateCounts();
  private final HoverTip tip = new HoverTip(this);

  TaskCell() {
    getStyleClass().add("task-cell");
    id.getStyleClass().add("task-id");
    id.setMinWidth(Label.USE_PREF_SIZE);
    code.getStyleClass().add("task-code");
    code.setEllipsisString("…");
    orphaned.getStyleClass().add("task-id");
    orphaned.setMinWidth(Label.USE_PREF_SIZE);
  }

  @Override
  protected void updateItem(WorkerSummary summary, boolean empty) {
    super.updateItem(summary, empty);
    if (empty || summary == null) {
      hide();
      tip.say(() -> "");
      return;
    }
    if (getTableRow() != null && getTableRow().getItem() instanceof HostRow host) {
      states.show(host.states());
      tip.say(() -> "");
      show(states);
      return;
    }
    var task = summary.task();
    var isOrphaned = task != null && summary.state() == WorkerState.LOST;
    if (isOrphaned != content.getChildren().contains(orphaned)) {
      content.getChildren().setAll(isOrphaned ? List.of(id, code, orphaned) : List.of(id, code));
    }
    var text = Harmless.of(Objects.requireNonNullElse(summary.code(), ""));
    id.setText(task == null ? "–" : task);
    code.setText(text.lines().findFirst().orElse(""));
    tip.say(() -> text);
    setAccessibleText(
        task == null
            ? "no task"
            : task + " " + text + (summary.state() == WorkerState.LOST ? " when it was lost" : ""));
    show(content);
  }
}
