package dev.muster.app.workers;

import dev.muster.app.background.Toolkit;
import dev.muster.app.settings.Layout;
import dev.muster.shared.workers.WorkerSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which columns are shown, how wide, in which order and sorted by which: as the room allows, until
/// a person says otherwise, and then as that person said, also at the next start.
final class ColumnChoice {
  /// Width of one figure of the fixed-width font.
  private static final double FIGURE = 7.2;

  private static final double PADDING = 20;
  private static final double SCROLL_BAR = 10;
  private static final double TASK_SHARE = 0.6;

  /// Less than this is no room for a task and a log line of which one can read anything.
  private static final double ROOM_FOR_BOTH = 340;

  private static final int YES = 1;
  private static final int NO = 2;
  private final TableView<FleetRow> table;
  private final WorkerColumns columns;
  private final Layout layout;
  private boolean arranging;

  ColumnChoice(TableView<FleetRow> table, WorkerColumns columns, Layout layout) {
    this.table = table;
    this.columns = columns;
    this.layout = layout;
  }

  /// Puts the columns into the table as they were.
  void begin() {
    arrange();
    for (var column : columns.all()) {
      column.widthProperty().addListener(_ -> keepWidth(column));
    }
    table
        .getColumns()
        .addListener((ListChangeListener<TableColumn<FleetRow, ?>>) _ -> keepPlaces());
    arranging = true;
    table.getSortOrder().setAll(List.of(sorted()));
    arranging = false;
  }

  private TableColumn<FleetRow, WorkerSummary> sorted() {
    var number = (int) layout.size("workers.sort", 1);
    var column = columns.all().get(Math.clamp(number, 1, columns.all().size()) - 1);
    column.setSortType(
        layout.size("workers.sort.down", NO) == YES
            ? TableColumn.SortType.DESCENDING
            : TableColumn.SortType.ASCENDING);
    return column;
  }

  private void arrange() {
    arranging = true;
    var order = new ArrayList<>(columns.all());
    order.sort(Comparator.comparingDouble(this::place));
    for (var column : order) {
      column.setVisible(isWanted(column));
      var width = width(column);
      if (width > 0) {
        column.setPrefWidth(width);
      }
    }
    table.getColumns().setAll(order);
    arranging = false;
  }

  List<String> names() {
    return columns.all().stream().map(WorkerColumns::name).toList();
  }

  /// The column of that name.
  TableColumn<FleetRow, WorkerSummary> column(String name) {
    return columns.all().stream()
        .filter(column -> WorkerColumns.name(column).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no column " + name + "."));
  }

  /// Remembers by what the rows are sorted.
  void keepSort() {
    if (!arranging && !table.getSortOrder().isEmpty()) {
      var column = table.getSortOrder().getFirst();
      layout.move("workers.sort", columns.all().indexOf(column) + 1);
      layout.move(
          "workers.sort.down", column.getSortType() == TableColumn.SortType.DESCENDING ? YES : NO);
    }
  }

  /// Makes room for the longest id, so that none is cut unless it is very long, and divides what is
  /// left between the task and the log line. Where that is little, the task has it all: the log
  /// line is in the detail. What a person has set stays so.
  void fit(List<FleetRow> rows, double tableWidth) {
    arranging = true;
    var worker = columns.worker();
    if (width(worker) == 0) {
      var longest = rows.stream().mapToInt(row -> row.summary().get().worker().length()).max();
      worker.setPrefWidth(Math.clamp(longest.orElse(0) * FIGURE + PADDING, 100, 250));
    }
    var task = columns.task();
    var log = columns.log();
    double left = tableWidth - SCROLL_BAR;
    for (var column : columns.all()) {
      if (column.isVisible() && !column.equals(task) && !column.equals(log)) {
        left -= column.getWidth();
      }
    }
    if (seen(log) == 0) {
      log.setVisible(left >= ROOM_FOR_BOTH);
    }
    if (width(task) == 0) {
      task.setPrefWidth(Math.clamp(log.isVisible() ? left * TASK_SHARE : left, 130, 700));
    }
    if (width(log) == 0) {
      log.setPrefWidth(Math.max(100, left - (task.isVisible() ? task.getWidth() : 0)));
    }
    arranging = false;
  }

  /// The menu in which columns are chosen.
  MenuButton menu() {
    var menu = new MenuButton("Columns", new FontIcon("mdi2v-view-column-outline"));
    menu.getStyleClass().add("columns-menu");
    menu.setAccessibleText("Columns");
    menu.setMinWidth(MenuButton.USE_PREF_SIZE);
    for (var column : columns.all()) {
      if (!columns.pinned().contains(column)) {
        menu.getItems().add(item(column));
      }
    }
    var first = new MenuItem("As at first");
    first.setOnAction(_ -> forget());
    menu.getItems().addAll(new SeparatorMenuItem(), first);
    return menu;
  }

  private MenuItem item(TableColumn<FleetRow, WorkerSummary> column) {
    var box = new CheckBox(WorkerColumns.name(column));
    box.setSelected(column.isVisible());
    box.setOnAction(_ -> see(column, box.isSelected()));
    column.visibleProperty().addListener((_, _, visible) -> box.setSelected(visible));
    var item = new CustomMenuItem(box, false);
    item.setId(column.getId());
    return item;
  }

  /// Shows the column of that name, or hides it.
  void showOrHide(String name) {
    see(column(name), !column(name).isVisible());
  }

  private void see(TableColumn<FleetRow, WorkerSummary> column, boolean wanted) {
    layout.move("workers.seen." + column.getId(), wanted ? YES : NO);
    column.setVisible(wanted);
    fit(table.getItems(), table.getWidth());
  }

  private void forget() {
    for (int i = 0; i < columns.all().size(); i++) {
      var id = columns.all().get(i).getId();
      layout.move("workers.seen." + id, 0);
      layout.move("workers.width." + id, 0);
      layout.move("workers.place." + id, i + 1);
    }
    arrange();
    columns.resetWidths();
    fit(table.getItems(), table.getWidth());
  }

  private boolean isWanted(TableColumn<?, ?> column) {
    var said = seen(column);
    return columns.pinned().contains(column) || (said == 0 ? columns.isUsual(column) : said == YES);
  }

  private double seen(TableColumn<?, ?> column) {
    return layout.size("workers.seen." + column.getId(), 0);
  }

  private double width(TableColumn<?, ?> column) {
    return layout.size("workers.width." + column.getId(), 0);
  }

  private double place(TableColumn<?, ?> column) {
    var usual = columns.all().indexOf(column);
    return usual < columns.pinned().size()
        ? usual - columns.all().size()
        : layout.size("workers.place." + column.getId(), usual + 1);
  }

  private void keepWidth(TableColumn<?, ?> column) {
    if (!arranging) {
      layout.move("workers.width." + column.getId(), column.getWidth());
    }
  }

  private void keepPlaces() {
    if (arranging) {
      return;
    }
    var now = table.getColumns();
    if (!now.subList(0, columns.pinned().size()).equals(columns.pinned())) {
      // A list can't be changed while it tells of its change.
      Toolkit.later(this::arrange);
      return;
    }
    for (int i = 0; i < now.size(); i++) {
      layout.move("workers.place." + now.get(i).getId(), i + 1);
    }
  }
}
