package dev.muster.app.workers;

import dev.muster.app.controls.Phrases;
import dev.muster.shared.workers.WorkerSummary;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

/// A number at the right, in figures of one width; zero is muted.
final class FigureCell extends TableCell<WorkerRow, WorkerSummary> {
  private static final PseudoClass ZERO = PseudoClass.getPseudoClass("zero");
  private final Function<WorkerSummary, String> figure;

  FigureCell(Function<WorkerSummary, String> figure) {
    this.figure = figure;
    getStyleClass().add("figure-cell");
  }

  static FigureCell count(ToLongFunction<WorkerSummary> number) {
    return new FigureCell(summary -> Phrases.count(number.applyAsLong(summary)));
  }

  @Override
  protected void updateItem(WorkerSummary summary, boolean empty) {
    super.updateItem(summary, empty);
    var text = empty || summary == null ? "" : figure.apply(summary);
    setText(text);
    pseudoClassStateChanged(ZERO, text.equals("0") || text.equals("–"));
  }
}
