package dev.muster.app.bench;

import dev.muster.app.background.Toolkit;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/// The least that a window with a table can be: as many rows and columns as ours has, all of them
/// text that is there already.
public final class BareTable {
  private static final int ROWS = 10_000;
  private static final int COLUMNS = 9;

  private BareTable() {}

  /// Opens it, says when it is filled and drawn, and ends.
  public static void main(String[] args) throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    Toolkit.start();
    var scene =
        Toolkit.call(
            () -> {
              var stage = new Stage();
              stage.setScene(new Scene(table(), 1440, 900));
              stage.show();
              return stage.getScene();
            });
    FirstLook.await(scene);
    System.exit(0);
  }

  private static TableView<Integer> table() {
    var table = new TableView<Integer>();
    for (int i = 0; i < COLUMNS; i++) {
      var column = new TableColumn<Integer, String>("Column " + i);
      var name = i;
      column.setCellValueFactory(
          row -> new ReadOnlyStringWrapper("row " + row.getValue() + ", " + name));
      table.getColumns().add(column);
    }
    table.setItems(FXCollections.observableArrayList(IntStream.range(0, ROWS).boxed().toList()));
    return table;
  }
}
