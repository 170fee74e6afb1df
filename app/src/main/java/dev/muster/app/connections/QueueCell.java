package dev.muster.app.connections;

import javafx.scene.control.ListCell;

/// One queue of the list, by its name.
final class QueueCell extends ListCell<String> {
  QueueCell() {
    getStyleClass().addAll("row-cell", "queue-cell");
  }

  @Override
  protected void updateItem(String queue, boolean empty) {
    super.updateItem(queue, empty);
    setText(empty ? "" : queue);
  }
}
