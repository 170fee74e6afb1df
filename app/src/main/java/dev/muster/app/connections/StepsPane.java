package dev.muster.app.connections;

import dev.muster.app.connections.TrialModel.Line;
import dev.muster.app.connections.TrialModel.State;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Mark;
import dev.muster.app.controls.StateLabel;
import dev.muster.shared.redis.Checkup.Step;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The steps of a trial, each with how it stands and what was found.
final class StepsPane extends GridPane {
  private final TrialModel model;

  StepsPane(TrialModel model) {
    this.model = model;
    getStyleClass().add("steps");
    var words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    words.setMinWidth(0);
    getColumnConstraints().addAll(new ColumnConstraints(76), new ColumnConstraints(96), words);
    model.lines().addListener((ListChangeListener<Line>) _ -> show());
    show();
  }

  private void show() {
    getChildren().clear();
    for (var line : model.lines()) {
      var row = getRowCount();
      var name = new Label(name(line.step()));
      name.setMinWidth(USE_PREF_SIZE);
      var words = new Label(Harmless.of(line.words()));
      words.setWrapText(true);
      words.setMinHeight(USE_PREF_SIZE);
      words.getStyleClass().add(isOdd(line.state()) ? "step-odd" : "hint-large");
      addRow(row, name, new StateLabel(mark(line.state())), words);
      if (!line.paste().isEmpty()) {
        add(new PasteLine("Copy the line that mends it").says(line.paste()), 2, row + 1);
      }
    }
  }

  private static boolean isOdd(State state) {
    return state == State.FAILED || state == State.WARNING;
  }

  private static String name(Step step) {
    return switch (step) {
      case RESOLVE -> "Address";
      case REACH -> "Port";
      case ENCRYPT -> "TLS";
      case SPEAK -> "Redis";
      case LOGIN -> "Login";
      case VERSION -> "Version";
      case MEMORY -> "Memory";
      case RIGHTS -> "Rights";
      case QUEUES -> "Queues";
    };
  }

  private static Mark mark(State state) {
    return switch (state) {
      case WAITING -> new Mark("mdi2c-circle-outline", "–", "waiting");
      case RUNNING -> new Mark("mdi2t-timer-sand", "TRYING", "behind");
      case OK -> new Mark("mdi2c-check", "OK", "answered");
      case WARNING -> new Mark("mdi2a-alert-outline", "LOOK", "differs");
      case FAILED -> new Mark("mdi2c-close-thick", "FAILED", "failed");
      case CANCELLED -> new Mark("mdi2c-cancel", "STOPPED", "waiting");
    };
  }
}
