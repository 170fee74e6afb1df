package dev.muster.app.controls;

import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

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
    onTime.getElements().clear();
    late.getElements().clear();
    missed.getElements().clear();
    var first = Math.max(0, history.length() - beats);
    var empty = beats - (history.length() - first);
    for (int i = first; i < history.length(); i++) {
      add(history.charAt(i), (empty + i - first) * (bar + 1));
    }
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

  private void add(char beat, double x) {
    switch (beat) {
      case ON_TIME -> bar(onTime, x, 12);
      case LATE -> bar(late, x, 7);
      default -> bar(missed, x, 2);
    }
  }

  private void bar(Path path, double x, double height) {
    var base = 12 * scale;
    var top = base - height * scale;
    path.getElements()
        .addAll(
            new MoveTo(x, top),
            new LineTo(x + bar, top),
            new LineTo(x + bar, base),
            new LineTo(x, base),
            new ClosePath());
  }

  private static Path path(String style) {
    var path = new Path();
    path.setManaged(false);
    path.setStroke(null);
    path.getStyleClass().add(style);
    return path;
  }
}
