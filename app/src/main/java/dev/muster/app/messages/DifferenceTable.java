package dev.muster.app.messages;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StayingToggle;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/// One answer beside the one that most gave, name by name; what differs stands first, or alone.
final class DifferenceTable extends VBox {
  private static final PseudoClass ODD = PseudoClass.getPseudoClass("odd-one");
  private static final double ROW = 28;

  /// Characters of a value that are laid out; the other forms have all of them.
  private static final int SHOWN = 2_000;
  private final TableView<Differences.Part> table = new TableView<>();
  private final TableColumn<Differences.Part, String> majority;
  private final TableColumn<Differences.Part, String> here;
  private final StayingToggle all = new StayingToggle();
  private final StayingToggle odd = new StayingToggle();
  private final Label sentence = new Label();
  private Differences shown = Differences.NONE;

  DifferenceTable() {
    table.getStyleClass().add("difference-table");
    table.setAccessibleText("This answer against the majority");
    table.setFixedCellSize(ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    var sign = column("", part -> part.isSame() ? "=" : "≠");
    sign.setMinWidth(32);
    sign.setMaxWidth(32);
    var name = column("Name", Differences.Part::name);
    majority = column("Majority", part -> or(part.majority()));
    here = column("Here", part -> or(part.here()));
    table.getColumns().add(sign);
    table.getColumns().add(name);
    table.getColumns().add(majority);
    table.getColumns().add(here);
    table.setRowFactory(_ -> new PartRow());
    VBox.setVgrow(table, Priority.ALWAYS);
    var group = new ToggleGroup();
    all.setToggleGroup(group);
    odd.setToggleGroup(group);
    all.setSelected(true);
    group.selectedToggleProperty().addListener(_ -> fill());
    var choices = new SegmentedButton(all, odd);
    choices.setToggleGroup(group);
    sentence.getStyleClass().add("hint");
    sentence.setMinWidth(0);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    var head = new HBox(sentence, choices);
    head.getStyleClass().add("difference-head");
    getChildren().addAll(head, table);
  }

  /// @param agreeing how many gave the majority's answer
  /// @param words where it differs, in a line
  void show(Differences differences, String worker, int agreeing, String words) {
    here.setText(Harmless.of(worker));
    majority.setText("Majority, " + Phrases.count(agreeing));
    sentence.setText(words);
    sentence.setTooltip(new Tooltip(words));
    if (!differences.equals(shown)) {
      shown = differences;
      fill();
    }
  }

  private void fill() {
    var different = shown.parts().stream().filter(part -> !part.isSame()).toList();
    all.setText("All " + Phrases.count(shown.parts().size()));
    odd.setText("Differences " + Phrases.count(different.size()));
    table
        .getItems()
        .setAll(
            odd.isSelected()
                ? different
                : shown.parts().stream()
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
      var words = empty || value == null ? null : Harmless.of(cut(value));
      setText(words);
      setTooltip(words == null ? null : new Tooltip(words));
    }
  }

  private static String cut(String value) {
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
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
