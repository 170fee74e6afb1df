package dev.muster.app.workers;

import dev.muster.app.controls.Columns;
import dev.muster.app.controls.Phrases;
import dev.muster.shared.workers.WorkerSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/// The columns of the workers table, from what is most asked to what is least.
final class WorkerColumns {
  /// Width of one figure of the fixed-width font.
  private static final double FIGURE = 7.2;

  private static final double PADDING = 20;
  private static final double SCROLL_BAR = 10;
  private static final double TASK_SHARE = 0.6;

  /// Less than this is no room for a task and a log line of which one can read anything.
  private static final double ROOM_FOR_BOTH = 340;
  private final TableColumn<WorkerRow, WorkerSummary> state =
      column("State", 104, StateCell::new, by(WorkerSummary::state));
  private final TableColumn<WorkerRow, WorkerSummary> worker =
      column("Worker", 100, () -> new TextCell("id", WorkerSummary::worker), by(s -> s.worker()));
  private final TableColumn<WorkerRow, WorkerSummary> task =
      column("Task", 252, TaskCell::new, by(s -> Objects.requireNonNullElse(s.code(), "~")));
  private final TableColumn<WorkerRow, WorkerSummary> elapsed =
      figures("Elapsed", 90, () -> new TickingCell(WorkerRow::elapsed), by(s -> s.elapsed()));
  private final TableColumn<WorkerRow, WorkerSummary> beats =
      column("Beats", 132, BeatsCell::new, by(s -> s.beatAge()));
  private final TableColumn<WorkerRow, WorkerSummary> done =
      figures(
          "Done", 58, () -> FigureCell.count(s -> s.vitals().done()), by(s -> s.vitals().done()));
  private final TableColumn<WorkerRow, WorkerSummary> failed =
      figures(
          "Failed",
          58,
          () -> FigureCell.count(s -> s.vitals().failed()),
          by(s -> s.vitals().failed()));
  private final TableColumn<WorkerRow, WorkerSummary> load =
      figures(
          "Load",
          54,
          () -> new FigureCell(s -> Phrases.share(s.vitals().load())),
          by(s -> s.vitals().load()));
  private final TableColumn<WorkerRow, WorkerSummary> log =
      column(
          "Last log line",
          150,
          () -> new TextCell("quiet", s -> s.vitals().log()),
          by(s -> s.vitals().log()));

  WorkerColumns() {
    state.getStyleClass().add("state-column");
  }

  List<TableColumn<WorkerRow, WorkerSummary>> all() {
    return List.of(state, worker, task, elapsed, beats, done, failed, load, log);
  }

  /// The column whose order puts the worst first.
  TableColumn<WorkerRow, WorkerSummary> worstFirst() {
    return state;
  }

  /// Makes room for the longest id, so that none is cut unless it is very long, and divides what
  /// is left between the task and the log line. Where that is little, the task has it all: the log
  /// line is in the detail.
  void fit(List<WorkerRow> rows, double tableWidth) {
    var longest = rows.stream().mapToInt(row -> row.worker().length()).max().orElse(0);
    Columns.fix(worker, Math.clamp(longest * FIGURE + PADDING, 100, 250));
    var left = tableWidth - SCROLL_BAR;
    for (var column : List.of(state, worker, elapsed, beats, done, failed, load)) {
      left -= column.getPrefWidth();
    }
    log.setVisible(left >= ROOM_FOR_BOTH);
    Columns.fix(task, Math.clamp(log.isVisible() ? left * TASK_SHARE : left, 130, 700));
    Columns.fix(log, Math.max(100, left - task.getPrefWidth()));
  }

  private static <T extends Comparable<T>> Comparator<WorkerSummary> by(
      Function<WorkerSummary, T> key) {
    return Comparator.<WorkerSummary, T>comparing(key).thenComparing(WorkerSummary::worker);
  }

  private static TableColumn<WorkerRow, WorkerSummary> figures(
      String title,
      double width,
      Supplier<TableCell<WorkerRow, WorkerSummary>> cell,
      Comparator<WorkerSummary> order) {
    var column = column(title, width, cell, order);
    column.getStyleClass().add("figures");
    return column;
  }

  private static TableColumn<WorkerRow, WorkerSummary> column(
      String title,
      double width,
      Supplier<TableCell<WorkerRow, WorkerSummary>> cell,
      Comparator<WorkerSummary> order) {
    return Columns.of(title, width, row -> row.summary(), cell, order);
  }
}
