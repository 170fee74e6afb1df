package dev.muster.app.workers;

import dev.muster.app.controls.Mark;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StateLabel;
import dev.muster.shared.workers.WorkerSummary;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import org.kordamp.ikonli.javafx.FontIcon;

/// A worker's state; of a machine how many workers it has, and what folds them away.
final class StateCell extends GraphicCell {
  private final StateLabel state = new StateLabel();
  private final FontIcon fold = new FontIcon("mdi2c-chevron-down");
  private final Label host = new Label("", fold);

  StateCell(WorkersModel model) {
    getStyleClass().add("state-cell");
    host.getStyleClass().add("host-fold");
    host.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    // Pressed, the row would be chosen, and while it is unfolded that means nobody.
    host.setOnMousePressed(
        press -> {
          if (press.getButton() == MouseButton.PRIMARY) {
            getTableView().requestFocus();
            press.consume();
          }
        });
    host.setOnMouseClicked(
        click -> {
          if (click.getButton() == MouseButton.PRIMARY
              && getTableRow().getItem() instanceof HostRow row) {
            model.fold(row, !row.isFolded());
            click.consume();
          }
        });
  }

  @Override
  protected void updateItem(WorkerSummary summary, boolean empty) {
    super.updateItem(summary, empty);
    var row = getTableRow() == null ? null : getTableRow().getItem();
    if (empty || summary == null || row == null) {
      hide();
    } else if (row instanceof HostRow machine) {
      fold.setIconLiteral(machine.isFolded() ? "mdi2c-chevron-right" : "mdi2c-chevron-down");
      host.setText(Phrases.count(machine.workers().size(), "worker"));
      setAccessibleText(host.getText() + (machine.isFolded() ? ", folded" : ", unfolded"));
      show(host);
    } else {
      state.show(Mark.of(summary.state()));
      setAccessibleText(state.getText());
      show(state);
    }
  }
}
