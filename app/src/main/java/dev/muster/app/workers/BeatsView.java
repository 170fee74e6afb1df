package dev.muster.app.workers;

import dev.muster.app.controls.BeatsStrip;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Seen;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The last beats of one worker, line by line: when each came, after what gap, and whether that was
/// in time. Asks nobody: it shows what the window has heard anyway.
public final class BeatsView extends StackPane {
  private static final int MOST = 60;
  private static final double ROW = 26;
  private final WorkersModel model;
  private final ObservableValue<WorkerRow> chosen;
  private final BeatsStrip strip = BeatsStrip.large();
  private final Label sum = new Label();
  private final Label rhythm = new Label();
  private final ObservableList<Beat> beats = FXCollections.observableArrayList();
  private final VBox whole;
  private final Label none = new Label("It has told of no beat yet.");

  /// When beats of the chosen worker were seen to come, the newest last.
  private final List<Instant> seen = new ArrayList<>();

  private final ChangeListener<WorkerSummary> heard = (_, _, news) -> hear(news);
  private final ChangeListener<Instant> ticked = (_, _, _) -> show();
  private final ChangeListener<WorkerRow> changed = (_, _, now) -> follow(now);

  /// Whose news come; null while nobody looks.
  private @Nullable WorkerRow heardOf;

  private @Nullable WorkerRow seenOf;

  /// Follows whoever is chosen.
  public BeatsView(WorkersModel model, ObservableValue<WorkerRow> chosen) {
    this.model = model;
    this.chosen = chosen;
    getStyleClass().add("beats-view");
    sum.getStyleClass().add("strong");
    rhythm.getStyleClass().add("hint");
    rhythm.setWrapText(true);
    rhythm.setMinHeight(USE_PREF_SIZE);
    none.getStyleClass().add("hint");
    var list = new ListView<>(beats);
    list.setFixedCellSize(ROW);
    list.setCellFactory(_ -> new Line());
    list.setAccessibleText("Beats, the newest first");
    VBox.setVgrow(list, Priority.ALWAYS);
    var head = new VBox(sum, strip, rhythm);
    head.getStyleClass().add("beats-head");
    whole = new VBox(head, list);
    getChildren().addAll(none, whole);
    Seen.whileSeen(this, this::start, this::rest);
  }

  private void start() {
    chosen.addListener(changed);
    model.now().addListener(ticked);
    follow(chosen.getValue());
  }

  /// A worker has news for nobody who doesn't look.
  private void rest() {
    chosen.removeListener(changed);
    model.now().removeListener(ticked);
    listen(null);
  }

  private void follow(@Nullable WorkerRow row) {
    listen(row);
    if (row != null) {
      // What was seen of it stays as far as nothing came since that nobody saw.
      if (!row.equals(seenOf)) {
        seen.clear();
      }
      seenOf = row;
      hear(row.summary().get());
    }
    show();
  }

  private void listen(@Nullable WorkerRow row) {
    if (heardOf != null) {
      heardOf.summary().removeListener(heard);
    }
    heardOf = row;
    if (row != null) {
      row.summary().addListener(heard);
    }
  }

  private void hear(WorkerSummary news) {
    var last = news.lastBeat();
    if (last != null && (seen.isEmpty() || !seen.getLast().equals(last))) {
      if (!seen.isEmpty() && !Beat.follows(news, seen.getLast())) {
        seen.clear();
      }
      seen.add(last);
      if (seen.size() > MOST) {
        seen.removeFirst();
      }
    }
  }

  private void show() {
    var row = chosen.getValue();
    if (row == null) {
      whole.setVisible(false);
      none.setVisible(false);
      return;
    }
    var summary = row.summary().get();
    var news = Beat.of(summary, seen, model.now().get());
    whole.setVisible(!news.isEmpty());
    none.setVisible(news.isEmpty());
    strip.show(summary.vitals().beats());
    sum.setText(strip.inWords());
    rhythm.setText(rhythm(summary));
    if (!news.equals(List.copyOf(beats))) {
      replace(news);
    }
  }

  /// A line that stands where it stood is changed in place.
  private void replace(List<Beat> news) {
    if (news.size() != beats.size()) {
      beats.setAll(news);
      return;
    }
    for (int i = 0; i < news.size(); i++) {
      if (!news.get(i).equals(beats.get(i))) {
        beats.set(i, news.get(i));
      }
    }
  }

  private static String rhythm(WorkerSummary summary) {
    var period = Phrases.age(summary.period());
    return "One every "
        + period
        + ", lost after "
        + Phrases.age(summary.expire())
        + ". ≈ is worked out, not seen.";
  }

  /// One beat.
  private static final class Line extends ListCell<Beat> {
    private final FontIcon icon = new FontIcon();
    private final Label time = new Label();
    private final Label gap = new Label();
    private final Label words = new Label();
    private final HBox line = new HBox(icon, time, gap, words);

    Line() {
      getStyleClass().addAll("row-cell", "beat-line");
      line.getStyleClass().add("beat-line-content");
      time.getStyleClass().addAll("code", "beat-time");
      gap.getStyleClass().addAll("code", "beat-gap");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Beat beat, boolean empty) {
      super.updateItem(beat, empty);
      for (var kind : Beat.Kind.values()) {
        pseudoClassStateChanged(style(kind), !empty && beat != null && beat.kind() == kind);
      }
      setGraphic(null);
      if (empty || beat == null) {
        return;
      }
      icon.setIconLiteral(
          switch (beat.kind()) {
            case ON_TIME -> "mdi2h-heart";
            case LATE -> "mdi2c-clock-alert-outline";
            case MISSED -> "mdi2h-heart-off-outline";
            case AWAITED -> "mdi2d-dots-horizontal";
          });
      time.setText((beat.seen() ? "" : "≈ ") + Phrases.clock(beat.time()));
      var since = beat.gap();
      gap.setText(
          since == null
              ? ""
              : beat.measured() ? Phrases.elapsed(since) : "≈ " + Phrases.age(since));
      words.setText(beat.kind().words());
      setAccessibleText(
          beat.kind().words()
              + ", "
              + time.getText()
              + (since == null ? "" : ", after " + gap.getText()));
      setGraphic(line);
    }

    private static PseudoClass style(Beat.Kind kind) {
      return PseudoClass.getPseudoClass(
          switch (kind) {
            case ON_TIME -> "on-time";
            case LATE -> "late";
            case MISSED -> "missed";
            case AWAITED -> "awaited";
          });
    }
  }
}
