package dev.muster.app.files;

import java.util.AbstractList;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/// Bytes as they are, 16 a line.
final class HexPane extends ListView<String> {
  private static final double LINE = 20;
  private final Runnable atEnd;

  /// @param atEnd called when the last line comes into sight
  HexPane(Runnable atEnd) {
    this.atEnd = atEnd;
    getStyleClass().add("hex-pane");
    setFixedCellSize(LINE);
    setAccessibleText("Bytes of the file, 16 a line");
    setCellFactory(_ -> new HexCell());
  }

  void show(Content content) {
    var at = getSelectionModel().getSelectedIndex();
    setItems(FXCollections.observableList(new Rows(content)));
    if (at >= 0) {
      getSelectionModel().select(at);
    }
  }

  /// Written out only when it is looked at.
  private static final class Rows extends AbstractList<String> {
    private final Content content;

    Rows(Content content) {
      this.content = content;
    }

    @Override
    public String get(int row) {
      return content.hexLine(row);
    }

    @Override
    public int size() {
      return content.hexLines();
    }
  }

  private final class HexCell extends ListCell<String> {
    HexCell() {
      getStyleClass().add("hex-cell");
    }

    @Override
    protected void updateItem(String line, boolean empty) {
      super.updateItem(line, empty);
      setText(empty ? null : line);
      if (!empty && getIndex() == getItems().size() - 1) {
        atEnd.run();
      }
    }
  }
}
