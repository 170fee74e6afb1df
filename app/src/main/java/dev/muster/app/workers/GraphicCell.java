package dev.muster.app.workers;

import dev.muster.shared.workers.WorkerSummary;
import javafx.scene.Node;
import javafx.scene.control.TableCell;

/// A cell that shows more than a text. What is taken out of a cell is styled anew when it comes
/// back, and rows come and go as a person scrolls or filters: so it stays, hidden.
abstract class GraphicCell extends TableCell<FleetRow, WorkerSummary> {
  final void show(Node graphic) {
    graphic.setVisible(true);
    setGraphic(graphic);
  }

  final void hide() {
    if (getGraphic() != null) {
      getGraphic().setVisible(false);
    }
  }
}
