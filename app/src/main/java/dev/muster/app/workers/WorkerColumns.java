package dev.muster.app.workers;

import dev.muster.app.controls.Columns;
import dev.muster.app.controls.Phrases;
import dev.muster.shared.workers.Vitals;
import dev.muster.shared.workers.WorkerInfo;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/// The columns of the workers table, from what is most asked to what is least. Each has an id, by
/// which it is remembered.
final class WorkerColumns {
  private static final double NARROWEST = 40;
  private static final double WIDEST = 1_200;
  private static final int SHORT_ID = 8;
  private final TableColumn<FleetRow, WorkerSummary> state;
  private final TableColumn<FleetRow, WorkerSummary> worker;
  private final TableColumn<FleetRow, WorkerSummary> task;
  private final TableColumn<FleetRow, WorkerSummary> log;
  private final TableColumn<FleetRow, WorkerSummary> beats;
  private final List<TableColumn<FleetRow, WorkerSummary>> all;
  private final Map<String, Double> usualWidths = new HashMap<>();

  WorkerColumns(WorkersModel model) {
    var now = model.now();
    state = column("State", 104, () -> new StateCell(model), by(WorkerSummary::state));
    worker = text("Worker", 100, "id", WorkerSummary::worker);
    task = column("Task", 252, TaskCell::new, by(s -> Objects.requireNonNullElse(s.code(), "~")));
    log = text("Last log line", 150, "quiet", s -> s.vitals().log());
    Supplier<TableCell<FleetRow, WorkerSummary>> elapsed =
        () -> new TickingCell(now, WorkerRow::elapsed);
    beats = column("Beats", 132, () -> new BeatsCell(now), latest(WorkerSummary::lastBeat));
    all =
        List.of(
            state,
            worker,
            task,
            figures("Elapsed", 90, elapsed, latest(WorkerSummary::started)),
            beats,
            count("Done", Vitals::done),
            count("Failed", Vitals::failed),
            figures("Load", 54, s -> Phrases.share(s.vitals().load()), by(s -> s.vitals().load())),
            figures("Memory", 76, s -> memory(s.vitals()), by(s -> s.vitals().memory())),
            text("Environments", 120, "quiet", WorkerColumns::environments),
            text("Host", 90, "quiet", WorkerSummary::host),
            log,
            text("Version", 80, "quiet", s -> of(s, WorkerInfo::version)));
    all.forEach(column -> usualWidths.put(column.getId(), column.getPrefWidth()));
    state.getStyleClass().add("state-column");
    // What these two say is what a row is about: they stand first, and are always seen.
    state.setReorderable(false);
    worker.setReorderable(false);
  }

  List<TableColumn<FleetRow, WorkerSummary>> all() {
    return all;
  }

  /// Says over the ages of the last beats what they are of: after how long without one a worker
  /// counts as lost, where that is the same for all. As long as nobody knows that of all, what it
  /// says stays.
  void tellExpiry(List<FleetRow> rows) {
    Duration common = Duration.ZERO;
    if (!rows.stream().allMatch(row -> row.summary().get().isRead())) {
      return;
    }
    for (var row : rows) {
      var expire = row.summary().get().expire();
      if (!expire.isZero() && !common.isZero() && !expire.equals(common)) {
        beats.setText("Beats");
        return;
      }
      common = expire.isZero() ? common : expire;
    }
    beats.setText(common.isZero() ? "Beats" : "Beats, of " + Phrases.age(common));
  }

  /// What a column is called, whatever else stands over it.
  static String name(TableColumn<?, ?> column) {
    return String.valueOf(column.getUserData());
  }

  /// Says which worker in which state.
  List<TableColumn<FleetRow, WorkerSummary>> pinned() {
    return List.of(state, worker);
  }

  /// Those that are shown until somebody asks for others.
  boolean isUsual(TableColumn<?, ?> column) {
    return !List.of("memory", "environments", "host", "version").contains(column.getId());
  }

  /// Makes each as wide as at first.
  void resetWidths() {
    all.forEach(column -> column.setPrefWidth(usualWidths.getOrDefault(column.getId(), 100.0)));
  }

  TableColumn<FleetRow, WorkerSummary> worker() {
    return worker;
  }

  TableColumn<FleetRow, WorkerSummary> task() {
    return task;
  }

  TableColumn<FleetRow, WorkerSummary> log() {
    return log;
  }

  private static String memory(Vitals vitals) {
    return vitals.memory() == 0 ? "–" : Phrases.bytes(vitals.memory());
  }

  private static String environments(WorkerSummary summary) {
    return of(
        summary,
        info ->
            info.envir().stream()
                .map(id -> id.substring(0, Math.min(SHORT_ID, id.length())))
                .collect(Collectors.joining(", ")));
  }

  private static String of(WorkerSummary summary, Function<WorkerInfo, String> word) {
    var info = summary.info();
    return info == null ? "" : word.apply(info);
  }

  private static <T extends Comparable<T>> Comparator<WorkerSummary> by(
      Function<WorkerSummary, T> key) {
    return Comparator.<WorkerSummary, T>comparing(key).thenComparing(WorkerSummary::worker);
  }

  /// What began last first: the shortest time; before all, what hasn't.
  private static Comparator<WorkerSummary> latest(
      Function<WorkerSummary, @Nullable Instant> begun) {
    return Comparator.<WorkerSummary, @Nullable Instant>comparing(
            begun, Comparator.nullsFirst(Comparator.reverseOrder()))
        .thenComparing(WorkerSummary::worker);
  }

  private static TableColumn<FleetRow, WorkerSummary> text(
      String title, double width, String style, Function<WorkerSummary, String> words) {
    return column(title, width, () -> new TextCell(style, words), by(words));
  }

  private static TableColumn<FleetRow, WorkerSummary> count(
      String title, Function<Vitals, Long> number) {
    return figures(
        title, 58, s -> Phrases.count(number.apply(s.vitals())), by(s -> number.apply(s.vitals())));
  }

  private static TableColumn<FleetRow, WorkerSummary> figures(
      String title,
      double width,
      Function<WorkerSummary, String> figure,
      Comparator<WorkerSummary> order) {
    return figures(title, width, () -> new FigureCell(figure), order);
  }

  private static TableColumn<FleetRow, WorkerSummary> figures(
      String title,
      double width,
      Supplier<TableCell<FleetRow, WorkerSummary>> cell,
      Comparator<WorkerSummary> order) {
    var column = column(title, width, cell, order);
    column.getStyleClass().add("figures");
    return column;
  }

  private static TableColumn<FleetRow, WorkerSummary> column(
      String title,
      double width,
      Supplier<TableCell<FleetRow, WorkerSummary>> cell,
      Comparator<WorkerSummary> order) {
    var column = Columns.of(title, width, (FleetRow row) -> row.summary(), cell, order);
    column.setId(title.toLowerCase(Locale.ROOT).replace(' ', '-'));
    column.setUserData(title);
    column.setMinWidth(NARROWEST);
    column.setMaxWidth(WIDEST);
    column.setReorderable(true);
    return column;
  }
}
