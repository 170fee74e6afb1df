package dev.muster.app.messages;

import dev.muster.app.controls.Phrases;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A value as a table, sorted by whichever column a person wants.
final class ValueTableView extends VBox {
  private static final double ROW = 28;
  private static final double CHARACTER = 7.3;
  private static final double AROUND = 24;
  private static final int LONGEST = 40;
  private static final int MEASURED = 100;
  private final TableView<List<@Nullable JsonNode>> table = new TableView<>();
  private final Label foot = new Label();
  private @Nullable ValueTable shown;

  ValueTableView() {
    table.getStyleClass().add("value-table");
    table.setFixedCellSize(ROW);
    table.setAccessibleText("The value as a table");
    VBox.setVgrow(table, Priority.ALWAYS);
    foot.getStyleClass().addAll("hint", "value-foot");
    getChildren().addAll(table, foot);
  }

  void show(ValueTable value) {
    if (value.equals(shown)) {
      return;
    }
    shown = value;
    table.getColumns().clear();
    for (int i = 0; i < value.columns().size(); i++) {
      table.getColumns().add(column(value, i));
    }
    table.getItems().setAll(value.rows());
    foot.setText(
        (value.all() > value.rows().size()
                ? "The first " + Phrases.count(value.rows().size()) + " of "
                : "")
            + Phrases.count(value.all(), "row"));
  }

  /// The whole with tabs between, as spreadsheets take it.
  String text() {
    if (shown == null) {
      return "";
    }
    return String.join("\t", shown.columns())
        + "\n"
        + table.getItems().stream()
            .map(row -> row.stream().map(ValueTable::words).collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\n"));
  }

  private static TableColumn<List<@Nullable JsonNode>, @Nullable JsonNode> column(
      ValueTable value, int index) {
    var column =
        new TableColumn<List<@Nullable JsonNode>, @Nullable JsonNode>(
            value.columns().get(index).isEmpty() ? "Name" : value.columns().get(index));
    column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue().get(index)));
    column.setComparator(ValueTable.ORDER);
    column.setReorderable(false);
    var numbers = value.isOfNumbers(index);
    if (numbers) {
      column.getStyleClass().add("figures");
    }
    column.setCellFactory(_ -> new ValueCell(numbers));
    var longest =
        value.rows().stream()
            .limit(MEASURED)
            .mapToInt(row -> ValueTable.words(row.get(index)).length())
            .max()
            .orElse(0);
    var widest = Math.max(column.getText().length() + 2, Math.min(LONGEST, longest));
    column.setPrefWidth(AROUND + CHARACTER * widest);
    return column;
  }

  /// One value; its tooltip has more of it where it is cut.
  private static final class ValueCell
      extends TableCell<List<@Nullable JsonNode>, @Nullable JsonNode> {
    private final Tooltip whole = new Tooltip();

    ValueCell(boolean numbers) {
      getStyleClass().add(numbers ? "figure-cell" : "code-cell");
      setEllipsisString("…");
      whole.setWrapText(true);
      whole.setMaxWidth(600);
    }

    @Override
    protected void updateItem(@Nullable JsonNode value, boolean empty) {
      super.updateItem(value, empty);
      var words = empty ? "" : ValueTable.words(value);
      setText(words);
      whole.setText(words);
      setTooltip(words.length() > LONGEST ? whole : null);
    }
  }
}
