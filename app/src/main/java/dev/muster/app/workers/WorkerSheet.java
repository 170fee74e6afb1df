package dev.muster.app.workers;

import dev.muster.app.controls.Sheet;
import dev.muster.app.controls.Sheet.Column;
import dev.muster.shared.workers.WorkerInfo;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Workers as a table that leaves the window: all columns, shown or not.
final class WorkerSheet {
  private WorkerSheet() {}

  /// @param now when it is, by Redis
  static Sheet of(List<WorkerSummary> workers, Instant now) {
    return Sheet.of(
        "workers",
        workers,
        new Column<WorkerSummary>("worker", WorkerSummary::worker),
        new Column<>("state", one -> one.state().name()),
        new Column<>("task", WorkerSummary::task),
        new Column<>("code", WorkerSummary::code),
        new Column<>(
            "elapsed", one -> one.task() == null ? null : one.elapsed(now).toMillis() / 1e3),
        new Column<>("beat", one -> one.lastBeat() == null ? null : one.beatAge(now).toSeconds()),
        new Column<>("expire", one -> one.expire().toSeconds()),
        new Column<>("beats", one -> one.vitals().beats()),
        new Column<>("done", one -> one.vitals().done()),
        new Column<>("failed", one -> one.vitals().failed()),
        new Column<>("load", one -> one.vitals().load() < 0 ? null : one.vitals().load()),
        new Column<>("memory", one -> one.vitals().memory()),
        new Column<>("environments", one -> said(one, WorkerInfo::envir)),
        new Column<>("host", WorkerSummary::host),
        new Column<>("log", one -> one.vitals().log()),
        new Column<>("version", one -> said(one, WorkerInfo::version)));
  }

  private static @Nullable Object said(WorkerSummary one, Function<WorkerInfo, Object> what) {
    var info = one.info();
    return info == null ? null : what.apply(info);
  }
}
