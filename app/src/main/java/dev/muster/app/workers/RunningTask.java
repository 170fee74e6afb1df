package dev.muster.app.workers;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Writing;
import dev.muster.shared.workers.WorkerState;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What one worker runs now, since when, and where it is cancelled once asked.
final class RunningTask extends VBox {
  private final WorkersModel model;
  private final WorkerActions actions;
  private final Label code = new Label();
  private final Label elapsed = new Label();
  private final Button cancel = Buttons.withIcon("Cancel task", "mdi2c-cancel", this::ask);
  private final Label question = new Label();
  private final Button yes = Buttons.plain("Cancel it", this::cancel);
  private final HBox asking;
  private @Nullable String task;

  RunningTask(WorkersModel model, WorkerActions actions) {
    this.model = model;
    this.actions = actions;
    code.getStyleClass().add("code");
    code.setWrapText(true);
    elapsed.getStyleClass().add("figures-hint");
    elapsed.setMinWidth(USE_PREF_SIZE);
    cancel.getStyleClass().add("link-button");
    cancel.managedProperty().bind(cancel.visibleProperty());
    yes.getStyleClass().add("danger-filled");
    question.setWrapText(true);
    asking = new HBox(question, yes, Buttons.plain("Let it run", this::dontAsk));
    asking.getStyleClass().add("cancel-question");
    asking.managedProperty().bind(asking.visibleProperty());
    HBox.setHgrow(question, Priority.ALWAYS);
    question.setMaxWidth(Double.MAX_VALUE);
    var line = new HBox(code, elapsed);
    line.getStyleClass().add("running-line");
    HBox.setHgrow(code, Priority.ALWAYS);
    code.setMaxWidth(Double.MAX_VALUE);
    getChildren()
        .addAll(
            section("Running now", Writing.of(model.session().place().readOnly(), cancel)),
            line,
            asking);
    dontAsk();
    show(null);
  }

  /// A heading, and what stands at its right.
  static Node section(String title, Node right) {
    var label = new Label(title);
    label.getStyleClass().add("section-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(label, gap, right);
    row.getStyleClass().add("section");
    return row;
  }

  /// Shows a worker's.
  void show(@Nullable WorkerRow row) {
    var summary = row == null ? null : row.summary().get();
    var now = summary == null ? null : summary.task();
    if (!Objects.equals(now, task)) {
      dontAsk();
    }
    task = now;
    elapsed.textProperty().unbind();
    elapsed.setText("");
    if (row == null || summary == null || now == null) {
      code.setText("No task.");
      cancel.setVisible(false);
      return;
    }
    elapsed.textProperty().bind(model.now().map(row::elapsed));
    var lost = summary.state() == WorkerState.LOST;
    cancel.setVisible(!lost && !asking.isVisible());
    code.setText(
        now
            + " "
            + Harmless.of(Objects.requireNonNullElse(summary.code(), ""))
            + (lost ? " orphaned" : ""));
  }

  private void ask() {
    question.setText("Cancel task " + task + "? Its worker stays.");
    asking.setVisible(true);
    cancel.setVisible(false);
    yes.requestFocus();
  }

  private void dontAsk() {
    asking.setVisible(false);
    cancel.setVisible(task != null);
  }

  private void cancel() {
    var meant = task;
    asking.setVisible(false);
    if (meant != null) {
      actions.cancel(meant);
    }
  }
}
