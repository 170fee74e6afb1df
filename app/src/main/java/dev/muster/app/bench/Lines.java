package dev.muster.app.bench;

import dev.muster.app.background.Toolkit;
import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.logs.LogsModel;
import dev.muster.shared.logs.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;

/// Lines in the panes of logs: how many are written and read, and how old the newest one that
/// stands in a pane is each time that a drawing is over.
final class Lines implements AutoCloseable {
  private final Times lags = new Times();
  private final Scene scene;
  private final LogsModel logs;
  private final Runnable look = this::look;
  private final long leftOut;
  private final long begun = System.nanoTime();
  private Map<String, LogLine> newest = Map.of();
  private Map<String, LogLine> first = Map.of();
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          drawn();
        }
      };

  private Lines(Scene scene, LogsModel logs) {
    this.scene = scene;
    this.logs = logs;
    this.leftOut = logs.leftOut().get();
  }

  /// Begins to look.
  static Lines begin(Scene scene, LogsModel logs) throws Exception {
    return Toolkit.call(
        () -> {
          var lines = new Lines(scene, logs);
          scene.addPostLayoutPulseListener(lines.look);
          lines.timer.start();
          return lines;
        });
  }

  private void look() {
    var seen = new HashMap<String, LogLine>();
    Sight.all(scene.lookup(".dock"), ListCell.class)
        .forEach(
            cell -> {
              if (!cell.isEmpty() && cell.getItem() instanceof Line(_, var line, _, _)) {
                seen.merge(line.worker(), line, Lines::newer);
              }
            });
    newest = seen;
    if (first.size() < seen.size()) {
      first = seen;
    }
  }

  private static LogLine newer(LogLine one, LogLine other) {
    return other.number() > one.number() ? other : one;
  }

  /// One drawing is over when the next begins.
  private void drawn() {
    var now = Instant.now();
    newest.values().forEach(line -> lags.add(Duration.between(line.time(), now).toNanos()));
  }

  /// What there was. Once only, on the window's thread.
  Map<String, Object> tell() {
    double seconds = (System.nanoTime() - begun) / 1e9;
    long written = 0;
    for (var line : newest.values()) {
      var before = first.get(line.worker());
      written += before == null ? 0 : line.number() - before.number();
    }
    long passedOver = logs.leftOut().get() - leftOut;
    var told = new LinkedHashMap<String, Object>();
    told.put("panes", newest.size());
    told.put("written_per_s", written / seconds);
    told.put("read_per_s", (written - passedOver) / seconds);
    if (lags.size() > 0) {
      told.put("p50_ms", lags.millis(0.5));
      told.put("p95_ms", lags.millis(0.95));
      told.put("most_ms", lags.millis(1));
    }
    return told;
  }

  @Override
  public void close() {
    Toolkit.later(
        () -> {
          timer.stop();
          scene.removePostLayoutPulseListener(look);
        });
  }
}
