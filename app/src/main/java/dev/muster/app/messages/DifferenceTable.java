package dev.muster.app.messages;

import dev.muster.app.controls.Harmless;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// One answer beside the one that most gave, name by name; what differs stands first.
final class DifferenceTable extends TableView<Differences.Part> {
  private static final PseudoClass ODD = PseudoClass.getPseudoClass("odd-one");
  private static final double ROW = 28;
  private final TableColumn<Differences.Part, String> here;

  DifferenceTable() {
    getStyleClass().add("difference-table");
    setAccessibleText("This answer against the majority");
    setFixedCellSize(ROW);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    var sign = column("", part -> part.isSame() ? "=" : "≠");
    sign.setMinWidth(32);
    sign.setMaxWidth(32);
    var name = column("Name", Differences.Part::name);
    var majority = column("Majority", part -> or(part.majority()));
    here = column("Here", part -> or(part.here()));
    getColumns().add(sign);
    getColumns().add(name);
    getColumns().add(majority);
    getColumns().add(here);
    setRowFactory(_ -> new PartRow());
  }

  void show(Differences differences, String worker) {
    here.setText(worker);
    getItems()
        .setAll(
            differences.parts().stream()
                .sorted(Comparator.comparing(Differences.Part::isSame))
                .toList());
  }

  private static String or(String value) {
    return value.isEmpty() ? "missing" : value;
  }

  private static TableColumn<Differences.Part, String> column(
      String title, Function<Differences.Part, String> words) {
    var column = new TableColumn<Differences.Part, String>(title);
    column.setCellValueFactory(part -> new SimpleStringProperty(words.apply(part.getValue())));
    column.setCellFactory(_ -> new ValueCell());
    column.setReorderable(false);
    column.setSortable(false);
    return column;
  }

  /// One value; its tooltip has all of it where it is cut.
  private static final class ValueCell extends TableCell<Differences.Part, String> {
    ValueCell() {
      getStyleClass().add("code-cell");
      setEllipsisString("…");
    }

    @Override
    protected void updateItem(String value, boolean empty) {
      super.updateItem(value, empty);
      setText(empty || value == null ? null : Harmless.of(value));
      setTooltip(empty || value == null ? null : new Tooltip(Harmless.of(value)));
    }
  }

  /// A row that stands out where it differs.
  private static final class PartRow extends TableRow<Differences.Part> {
    @Override
    protected void updateItem(Differences.Part part, boolean empty) {
      super.updateItem(part, empty);
      pseudoClassStateChanged(ODD, !empty && part != null && !part.isSame());
    }
  }
}
