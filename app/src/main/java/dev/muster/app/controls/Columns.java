package dev.muster.app.controls;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/// Columns of a width of their own, which stay where they are.
public final class Columns {
  private Columns() {}

  /// One of words.
  public static <R, T> TableColumn<R, T> of(
      String title,
      double width,
      Function<R, ObservableValue<T>> value,
      Supplier<TableCell<R, T>> cell,
      Comparator<T> order) {
    var column = new TableColumn<R, T>(title);
    column.setCellValueFactory(row -> value.apply(row.getValue()));
    column.setCellFactory(_ -> cell.get());
    column.setComparator(order);
    column.setMinWidth(width);
    column.setMaxWidth(width);
    column.setPrefWidth(width);
    column.setReorderable(false);
    return column;
  }

  /// Changes the width of one.
  public static void fix(TableColumn<?, ?> column, double width) {
    if (column.getPrefWidth() != width || column.getMaxWidth() != width) {
      column.setMinWidth(Math.min(width, column.getMinWidth()));
      column.setMaxWidth(width);
      column.setPrefWidth(width);
      column.setMinWidth(width);
    }
  }
}
