package dev.muster.app.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/// The last beats of a heart as bars on one base: high on time, half as high late, a dot missed.
/// The heights carry it without colour.
public final class BeatsStrip extends Region {
  private static final char ON_TIME = '|';
  private static final char LATE = 'l';
  private final int beats;
  private final double bar;
  private final double scale;
  private final Path onTime = path("beats-on-time");
  private final Path late = path("beats-late");
  private final Path missed = path("beats-missed");
  private String shown = "";

  private BeatsStrip(int beats, double bar, double height) {
    this.beats = beats;
    this.bar = bar;
    this.scale = height / 12;
    var width = beats * (bar + 1);
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
    getStyleClass().add("beats-strip");
    getChildren().addAll(onTime, late, missed);
  }

  /// The strip of a table row: 24 beats.
  public static BeatsStrip small() {
    return new BeatsStrip(24, 2, 12);
  }

  /// The strip of one worker: 60 beats.
  public static BeatsStrip large() {
    return new BeatsStrip(60, 4, 16);
  }

  /// Shows the newest beats, oldest first: `|` on time, `l` late, `.` missed.
  public void show(String history) {
    if (history.equals(shown)) {
      return;
    }
    shown = history;
    onTime.getElements().setAll(bars(history, beat -> beat == ON_TIME, 12));
    late.getElements().setAll(bars(history, beat -> beat == LATE, 7));
    missed.getElements().setAll(bars(history, beat -> beat != ON_TIME && beat != LATE, 2));
    setAccessibleText(inWords());
  }

  /// What the strip shows, as a sentence: `60 beats, 3 late`.
  public String inWords() {
    var tail = shown.substring(Math.max(0, shown.length() - beats));
    var lates = tail.chars().filter(beat -> beat == LATE).count();
    var misses = tail.chars().filter(beat -> beat != LATE && beat != ON_TIME).count();
    return Phrases.count(tail.length(), "beat")
        + (lates > 0 ? ", " + lates + " late" : "")
        + (misses > 0 ? ", " + misses + " missed" : "");
  }

  /// All of one kind at once: each change of a path has it drawn anew.
  private List<PathElement> bars(String history, IntPredicate kind, double height) {
    var bars = new ArrayList<PathElement>();
    var base = 12 * scale;
    var top = base - height * scale;
    var first = Math.max(0, history.length() - beats);
    var empty = beats - (history.length() - first);
    for (int i = first; i < history.length(); i++) {
      if (kind.test(history.charAt(i))) {
        var x = (empty + i - first) * (bar + 1);
        bars.add(new MoveTo(x, top));
        bars.add(new LineTo(x + bar, top));
        bars.add(new LineTo(x + bar, base));
        bars.add(new LineTo(x, base));
        bars.add(new ClosePath());
      }
    }
    return bars;
  }

  private static Path path(String style) {
    var path = new Path();
    path.setManaged(false);
    path.setStroke(null);
    path.getStyleClass().add(style);
    return path;
  }
}
