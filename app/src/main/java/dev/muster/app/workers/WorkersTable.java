package dev.muster.app.workers;

import dev.muster.app.session.Session;
import dev.muster.app.settings.Layout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The table: a row a worker, and where asked for one for each machine. Its selection is the
/// session's, and is kept while rows come and go.
final class WorkersTable extends TableView<FleetRow> {
  private static final double ROW = 28;
  private static final PseudoClass HOST = PseudoClass.getPseudoClass("host");
  private final WorkersModel model;
  private final ColumnChoice choice;
  private final ReadOnlyObjectWrapper<WorkerRow> chosen = new ReadOnlyObjectWrapper<>();
  private boolean restoring;

  private static final class Row extends TableRow<FleetRow> {
    private final Session session;

    Row(Session session) {
      this.session = session;
    }

    @Override
    protected void updateItem(FleetRow row, boolean empty) {
      see(getItem(), false);
      super.updateItem(row, empty);
      see(getItem(), true);
      pseudoClassStateChanged(HOST, !empty && row instanceof HostRow);
    }

    private void see(@Nullable FleetRow row, boolean comes) {
      if (row instanceof WorkerRow one) {
        session.see(one.worker(), comes);
      }
    }
  }

  WorkersTable(WorkersModel model, Layout layout) {
    this.model = model;
    var columns = new WorkerColumns(model);
    this.choice = new ColumnChoice(this, columns, layout);
    getStyleClass().add("workers-table");
    setAccessibleText("Workers");
    setFixedCellSize(ROW);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setPlaceholder(new Region());
    setRowFactory(_ -> new Row(model.session()));
    setItems(model.shown());
    setSortPolicy(
        _ -> {
          var asked = getComparator();
          model.sort(asked == null ? WorkerOrder.WORST_FIRST : asked);
          choice.keepSort();
          return true;
        });
    choice.begin();
    choice.fit(model.shown(), getWidth());
    widthProperty().addListener(_ -> choice.fit(model.shown(), getWidth()));
    columns.tellExpiry(model.shown());
    model.session().fleet().addListener(_ -> columns.tellExpiry(model.shown()));
    model
        .changes()
        .addListener(
            _ -> {
              choice.fit(model.shown(), getWidth());
              restore(true);
            });
    var selected = getSelectionModel().getSelectedItems();
    selected.addListener((ListChangeListener<FleetRow>) _ -> share());
    getSelectionModel().selectedItemProperty().addListener((_, _, row) -> choose(row));
    selection().addListener((ListChangeListener<String>) _ -> restore(false));
    addEventFilter(KeyEvent.KEY_PRESSED, this::fold);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::chooseHost);
  }

  /// The worker that was chosen last.
  ReadOnlyObjectProperty<WorkerRow> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// The menu in which columns are chosen.
  MenuButton columnsMenu() {
    return choice.menu();
  }

  List<String> columnNames() {
    return choice.names();
  }

  /// Sorts by a column; by the same again the other way round.
  void sortBy(String name) {
    var column = choice.column(name);
    var down =
        getSortOrder().contains(column) && column.getSortType() == TableColumn.SortType.ASCENDING;
    column.setSortType(down ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
    getSortOrder().setAll(List.of(column));
    sort();
  }

  /// Shows a column, or hides it.
  void showOrHide(String name) {
    choice.showOrHide(name);
  }

  /// Moves a column one place, unless it is pinned or stands at the end.
  void move(String name, int by) {
    var column = choice.column(name);
    var all = getColumns();
    int at = all.indexOf(column);
    int to = at;
    do {
      to += by;
    } while (to > 1 && to < all.size() && !all.get(to).isVisible());
    if (to > 1 && to < all.size()) {
      var order = new ArrayList<TableColumn<FleetRow, ?>>(all);
      order.remove(at);
      order.add(to, column);
      all.setAll(order);
    }
  }

  /// Chooses one, unfolds its machine if need be, and brings it into sight.
  void reveal(WorkerRow row) {
    model.shown().stream()
        .filter(HostRow.class::isInstance)
        .map(HostRow.class::cast)
        .filter(host -> host.isFolded() && host.workers().contains(row))
        .findFirst()
        .ifPresent(host -> model.fold(host, false));
    selection().setAll(row.worker());
    int at = model.shown().indexOf(row);
    getFocusModel().focus(at);
    scrollTo(at);
  }

  /// While rows move the table takes others for the one that was chosen.
  private void choose(@Nullable FleetRow row) {
    if (!restoring && !model.isChanging()) {
      chosen.set(row instanceof WorkerRow worker ? worker : null);
    }
  }

  /// Left and right fold and unfold the machine that has the focus.
  private void fold(KeyEvent press) {
    var shut = press.getCode() == KeyCode.LEFT;
    if (press.isShiftDown() && model.byHost().get() && (shut || press.getCode() == KeyCode.RIGHT)) {
      model.foldAll(shut);
      press.consume();
    } else if (getFocusModel().getFocusedItem() instanceof HostRow host) {
      if (shut || press.getCode() == KeyCode.RIGHT) {
        if (host.isFolded() != shut) {
          model.fold(host, shut);
        }
        press.consume();
      } else if (press.getCode() == KeyCode.SPACE && !press.isShiftDown() && !host.isFolded()) {
        choose(host, press.isShortcutDown());
        press.consume();
      }
    }
  }

  /// A click on a machine means all its workers.
  private void chooseHost(MouseEvent click) {
    var node = click.getTarget() instanceof Node target ? target : null;
    while (node != null && !(node instanceof Row)) {
      node = node.getParent();
    }
    if (click.getButton() == MouseButton.PRIMARY
        && !click.isShiftDown()
        && node instanceof Row row
        && row.getItem() instanceof HostRow host
        && !host.isFolded()) {
      choose(host, click.isShortcutDown());
    }
  }

  /// Chooses all workers of a machine that is unfolded.
  ///
  /// @param more whether the others stay chosen; and if all of these are already, they are no more
  private void choose(HostRow host, boolean more) {
    var its = host.workers().stream().map(WorkerRow::worker).toList();
    var now = new LinkedHashSet<String>(more ? selection() : List.of());
    if (now.containsAll(its)) {
      its.forEach(now::remove);
    } else {
      now.addAll(its);
    }
    selection().setAll(now);
  }

  /// Within a range a machine that is unfolded means nothing: its workers stand there themselves.
  private Set<String> picked() {
    var picked = new LinkedHashSet<String>();
    for (var row : getSelectionModel().getSelectedItems()) {
      workers(row).forEach(picked::add);
    }
    return picked;
  }

  private static Stream<String> workers(@Nullable FleetRow row) {
    return switch (row) {
      case null -> Stream.empty();
      case WorkerRow worker -> Stream.of(worker.worker());
      case HostRow host ->
          host.isFolded() ? host.workers().stream().map(WorkerRow::worker) : Stream.empty();
    };
  }

  private ObservableList<String> selection() {
    return model.session().selection();
  }

  /// From the table to the session, unless it is the session that changes the table.
  private void share() {
    if (!restoring && !model.isChanging()) {
      var picked = List.copyOf(picked());
      if (!picked.equals(List.copyOf(selection()))) {
        restoring = true;
        selection().setAll(picked);
        restoring = false;
      }
    }
  }

  /// From the session to the table. The table forgets or shifts its selection when rows come and
  /// go, so it is told again.
  ///
  /// @param moved whether rows have come, gone or moved; the focus then goes with its worker
  private void restore(boolean moved) {
    if (restoring || model.isChanging()) {
      return;
    }
    var wanted = new HashSet<>(selection());
    var last = chosen.get();
    int at = last != null && wanted.contains(last.worker()) ? model.shown().indexOf(last) : -1;
    var selected = getSelectionModel().getSelectedItem();
    if (wanted.equals(picked()) && (at < 0 || Objects.equals(last, selected))) {
      choose(selected);
      return;
    }
    restoring = true;
    var focused = getFocusModel().getFocusedIndex();
    getSelectionModel().clearSelection();
    var rows = model.shown();
    var indices = new ArrayList<Integer>();
    for (int i = 0; i < rows.size(); i++) {
      var workers = workers(rows.get(i)).toList();
      if (!workers.isEmpty() && wanted.containsAll(workers)) {
        indices.add(i);
      }
    }
    // The one that is selected last is the one whose detail is shown.
    if (indices.removeIf(index -> index == at)) {
      indices.add(at);
    }
    if (!indices.isEmpty()) {
      getSelectionModel()
          .selectIndices(
              indices.getFirst(), indices.stream().skip(1).mapToInt(Integer::intValue).toArray());
    }
    if ((at < 0 || !moved) && focused >= 0 && focused < rows.size()) {
      getFocusModel().focus(focused);
    }
    restoring = false;
    choose(getSelectionModel().getSelectedItem());
  }
}
