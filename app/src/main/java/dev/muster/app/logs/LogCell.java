package dev.muster.app.logs;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.logs.LogEntry.Gap;
import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.logs.LogEntry.Top;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One row: when, who, what, and the rest; or what is missing there.
final class LogCell extends ListCell<LogEntry> {
  private static final PseudoClass BAND = PseudoClass.getPseudoClass("band");
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
  private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");
  private static final PseudoClass GAP = PseudoClass.getPseudoClass("gap");
  private static final PseudoClass TOP = PseudoClass.getPseudoClass("top");
  private static final double ROW = 20;
  private final LogModel model;
  private final LogsModel logs;
  private final FontIcon mark = new FontIcon("mdi2b-bookmark");
  private final Label time = new Label();
  private final Label worker = new Label();
  private final Label command = new Label();
  private final MessageText message = new MessageText();
  private final HBox content = new HBox(time, worker, command, message);
  private final Label missing = new Label();
  private final HBox gap = new HBox(rule(), missing, rule());
  private final Tooltip moment = new Tooltip();
  private String style = "";
  private @Nullable HighlightColour colour;

  /// @param workerWidth room for who; 0 where there is only one
  LogCell(LogModel model, LogsModel logs, ObservableDoubleValue workerWidth) {
    this.model = model;
    this.logs = logs;
    getStyleClass().add("log-cell");
    content.getStyleClass().add("log-line");
    gap.getStyleClass().add("log-gap");
    mark.getStyleClass().add("log-mark");
    time.getStyleClass().add("log-time");
    time.setTooltip(moment);
    time.setContentDisplay(ContentDisplay.RIGHT);
    command.getStyleClass().add("log-command");
    message.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(message, Priority.ALWAYS);
    worker.getStyleClass().add("log-worker");
    worker.minWidthProperty().bind(workerWidth);
    worker.prefWidthProperty().bind(workerWidth);
    worker.visibleProperty().bind(worker.prefWidthProperty().greaterThan(0));
    worker.managedProperty().bind(worker.visibleProperty());
    setPrefWidth(0);
  }

  private static Region rule() {
    var rule = new Region();
    rule.getStyleClass().add("gap-rule");
    HBox.setHgrow(rule, Priority.ALWAYS);
    return rule;
  }

  @Override
  protected double computePrefHeight(double width) {
    return logs.wrap().get() && content.equals(getGraphic())
        ? message.heightIn(width - content.getInsets().getRight() - beforeMessage())
        : ROW;
  }

  private double beforeMessage() {
    return content.getInsets().getLeft()
        + Stream.of(time, worker, command)
            .filter(Node::isManaged)
            .mapToDouble(part -> part.prefWidth(-1))
            .sum();
  }

  @Override
  protected void updateItem(LogEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    var line = !empty && entry instanceof Line one ? one : null;
    pseudoClassStateChanged(BAND, line != null && line.band());
    pseudoClassStateChanged(MARKED, line != null && model.marks().isMarked(line));
    pseudoClassStateChanged(GAP, !empty && entry instanceof Gap);
    pseudoClassStateChanged(TOP, !empty && entry instanceof Top);
    paint(line == null ? null : logs.highlights().colour(line).orElse(null));
    if (line != null) {
      show(line);
    } else if (!empty && entry != null) {
      say(words(entry));
    } else {
      setAccessibleText(null);
      setGraphic(null);
    }
  }

  private void paint(@Nullable HighlightColour wanted) {
    if (wanted != colour) {
      if (colour != null) {
        pseudoClassStateChanged(colour.state(), false);
      }
      if (wanted != null) {
        pseudoClassStateChanged(wanted.state(), true);
      }
      colour = wanted;
    }
  }

  private void say(String words) {
    missing.setText(words);
    setAccessibleText(words);
    setGraphic(gap);
  }

  static String words(LogEntry entry) {
    return switch (entry) {
      case Gap(_, var lines, var why) ->
          switch (why) {
            case NOT_KEPT -> "— " + Phrases.count(lines, "line") + " not kept —";
            case LEFT_OUT ->
                "— " + Phrases.count(lines, "line") + " left out: written faster than read —";
          };
      case Top(var lines, var older) ->
          switch (older) {
            case THERE ->
                lines > 0
                    ? "▲ " + Phrases.count(lines, "earlier line") + ": scroll up, or press Home"
                    : "▲ Earlier lines: scroll up, or press Home";
            case COMING -> "Reading earlier lines …";
            case NONE ->
                lines > 0
                    ? "— " + Phrases.count(lines, "line") + " not kept —"
                    : "The log begins here";
          };
      case Line line -> line.shown();
    };
  }

  private void show(Line entry) {
    var line = entry.line();
    var search = model.matches().search();
    var what = Harmless.of(line.command());
    var places = search.isOn() ? search.places(entry.shown()) : List.<int[]>of();
    time.setText(Phrases.fineClock(line.time()));
    time.setGraphic(model.marks().isMarked(entry) ? mark : null);
    worker.setText(Harmless.of(line.worker()));
    command.setText(what);
    command.pseudoClassStateChanged(
        HIT, search.isOn() && places.isEmpty() && search.matches(entry));
    message.show(entry.shown(), places, logs.wrap().get());
    style("command-" + kind(line.command()));
    moment.setText(Phrases.moment(line.time()));
    setAccessibleText(
        (model.marks().isMarked(entry) ? "Marked: " : "")
            + Phrases.fineClock(line.time())
            + " "
            + line.worker()
            + " "
            + what
            + " "
            + entry.shown());
    setGraphic(content);
  }

  /// A class that stays costs nothing; one that changes has all styles be looked for anew.
  private void style(String wanted) {
    if (!wanted.equals(style)) {
      command.getStyleClass().remove(style);
      command.getStyleClass().add(wanted);
      style = wanted;
    }
  }

  private static String kind(String command) {
    return switch (command) {
      case "MESSAGE", "RESPONSE" -> "message";
      case "TASK_START", "ALIVE", "ENVIR" -> "start";
      case "TASK_COMPLETE" -> "complete";
      case "TASK_ERROR", "TASK_DIED", "TASK_TIMEOUT" -> "error";
      case "TASK_CANCELLED", "TASK_ORPHAN", "REQUEUE", "STOP", "PUSH", "PULL" -> "notice";
      default -> "plain";
    };
  }
}
