package dev.muster.app.workers;

import dev.muster.shared.workers.WorkerSummary;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

/// A number at the right, in figures of one width; zero is muted.
final class FigureCell extends TableCell<FleetRow, WorkerSummary> {
  private static final PseudoClass ZERO = PseudoClass.getPseudoClass("zero");
  private final Function<WorkerSummary, String> figure;

  FigureCell(Function<WorkerSummary, String> figure) {
    this.figure = figure;
    getStyleClass().add("figure-cell");
  }

  @Override
  protected void updateItem(WorkerSummary summary, boolean empty) {
    super.updateItem(summary, empty);
    var text = empty || summary == null ? "" : figure.apply(summary);
    setText(text);
    pseudoClassStateChanged(ZERO, text.equals("0") || text.equals("–"));
  }
}
