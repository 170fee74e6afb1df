package dev.muster.app.workers;

import dev.muster.app.controls.Harmless;
import dev.muster.shared.workers.WorkerSummary;
import java.util.function.Function;
import javafx.scene.control.TableCell;

/// An id, a log line: text at the left, cut at the right.
final class TextCell extends TableCell<FleetRow, WorkerSummary> {
  private final Function<WorkerSummary, String> text;

  TextCell(String style, Function<WorkerSummary, String> text) {
    this.text = text;
    getStyleClass().addAll("code-cell", style);
    setEllipsisString("…");
  }

  @Override
  protected void updateItem(WorkerSummary summary, boolean empty) {
    super.updateItem(summary, empty);
    setText(empty || summary == null ? null : Harmless.of(text.apply(summary)));
  }
}
