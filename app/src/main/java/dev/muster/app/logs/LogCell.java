package dev.muster.app.logs;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.logs.LogEntry.Tone;
import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One line: when, who, what, and the rest.
final class LogCell extends ListCell<LogEntry> {
  private static final PseudoClass BAND = PseudoClass.getPseudoClass("band");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass GAP = PseudoClass.getPseudoClass("gap");
  private final Label time = new Label();
  private final Label worker = new Label();
  private final Label command = new Label();
  private final Label message = new Label();
  private final HBox content = new HBox(time, worker, command, message);
  private final Tooltip moment = new Tooltip();
  private String style = "";

  /// @param workerWidth room for who; 0 where there is only one
  LogCell(ObservableDoubleValue workerWidth) {
    getStyleClass().add("log-cell");
    content.getStyleClass().add("log-line");
    time.getStyleClass().add("log-time");
    time.setTooltip(moment);
    command.getStyleClass().add("log-command");
    message.getStyleClass().add("log-message");
    message.setEllipsisString("…");
    message.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(message, Priority.ALWAYS);
    worker.getStyleClass().add("log-worker");
    worker.minWidthProperty().bind(workerWidth);
    worker.prefWidthProperty().bind(workerWidth);
    worker.visibleProperty().bind(worker.prefWidthProperty().greaterThan(0));
    worker.managedProperty().bind(worker.visibleProperty());
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(LogEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    setText(null);
    setGraphic(null);
    var line = !empty && entry instanceof LogEntry.Line one ? one : null;
    pseudoClassStateChanged(BAND, line != null && line.band());
    pseudoClassStateChanged(WARNING, line != null && line.tone() == Tone.WARNING);
    pseudoClassStateChanged(ERROR, line != null && line.tone() == Tone.ERROR);
    pseudoClassStateChanged(GAP, !empty && entry instanceof LogEntry.Gap);
    if (line != null) {
      show(line);
    } else if (!empty && entry instanceof LogEntry.Gap(var lines)) {
      setText("— " + Phrases.count(lines, "line") + " not shown —");
    }
  }

  private void show(LogEntry.Line entry) {
    var line = entry.line();
    time.setText(Phrases.fineClock(line.time()));
    worker.setText(Harmless.of(line.worker()));
    command.setText(Harmless.of(line.command()));
    message.setText(entry.shown());
    command.getStyleClass().remove(style);
    style = "command-" + kind(line.command());
    command.getStyleClass().add(style);
    moment.setText(Phrases.moment(line.time()));
    setAccessibleText(line.worker() + " " + line.command() + " " + entry.shown());
    setGraphic(content);
  }

  private static String kind(String command) {
    return switch (command) {
      case "MESSAGE", "RESPONSE" -> "message";
      case "TASK_START", "ALIVE", "ENVIR" -> "start";
      case "TASK_COMPLETE" -> "complete";
      case "TASK_ERROR", "TASK_DIED", "TASK_TIMEOUT" -> "error";
      case "TASK_CANCELLED", "REQUEUE", "STOP", "PUSH", "PULL" -> "notice";
      default -> "plain";
    };
  }
}
