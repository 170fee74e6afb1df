package dev.muster.app.main;

import dev.muster.app.controls.Mark;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.ShareBar;
import dev.muster.app.session.Session;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The answer to a look of two seconds: is it alive, is it keeping up, did somebody die.
final class Cards extends HBox {
  private static final List<TaskStatus> TROUBLE =
      List.of(TaskStatus.ERROR, TaskStatus.TIMEOUT, TaskStatus.DIED);
  private static final List<WorkerState> BAR =
      List.of(
          WorkerState.IDLE,
          WorkerState.BUSY,
          WorkerState.PAUSED,
          WorkerState.LATE,
          WorkerState.LOST);
  private final Figure workers = new Figure("Workers");
  private final Figure busy = new Figure("Busy");
  private final Figure waiting = new Figure("Waiting");
  private final Figure done = new Figure("Done");
  private final Figure errors = new Figure("Errors");
  private final Label late = trouble(WorkerState.LATE);
  private final Label lost = trouble(WorkerState.LOST);
  private final ShareBar bar = new ShareBar(4);

  Cards(Session session) {
    getStyleClass().add("cards");
    workers.line().getChildren().addAll(late, lost);
    workers.getChildren().add(bar);
    for (var card : List.of(workers, busy, waiting, done, errors)) {
      setHgrow(card, Priority.ALWAYS);
      card.setMaxWidth(Double.MAX_VALUE);
      getChildren().add(card);
    }
    session.fleet().addListener((_, _, fleet) -> show(fleet));
    show(session.fleet().get());
  }

  private void show(Fleet fleet) {
    if (fleet.time().equals(Instant.EPOCH)) {
      for (var card : List.of(workers, busy, waiting, done, errors)) {
        card.show("–", "");
      }
      tell(late, 0);
      tell(lost, 0);
      return;
    }
    var states = tally(fleet);
    var live = fleet.workers().stream().filter(worker -> worker.state().isLive()).count();
    var atWork = states.getOrDefault(WorkerState.BUSY, 0L);
    workers.show(Phrases.count(live) + " live", "");
    tell(late, states.getOrDefault(WorkerState.LATE, 0L));
    tell(lost, states.getOrDefault(WorkerState.LOST, 0L));
    bar.show(
        BAR.stream()
            .map(state -> new ShareBar.Part(Mark.of(state).style(), states.getOrDefault(state, 0L)))
            .toList());
    var paused = states.getOrDefault(WorkerState.PAUSED, 0L);
    busy.show(
        Phrases.count(atWork),
        "of " + Phrases.count(live) + (paused == 0 ? "" : " · " + paused + " paused"));
    waiting.show(
        Phrases.count(fleet.waiting()),
        fleet.waiting() == 0
            ? "nothing queued"
            : live == 0 ? "and no worker to take them" : fleet.waiting() == 1 ? "task" : "tasks");
    var complete = fleet.counts().getOrDefault(TaskStatus.COMPLETE, 0L);
    done.show(Phrases.count(complete), complete == 1 ? "task" : "tasks");
    showErrors(fleet);
  }

  private static Map<WorkerState, Long> tally(Fleet fleet) {
    return fleet.workers().stream()
        .collect(Collectors.groupingBy(WorkerSummary::state, Collectors.counting()));
  }

  private void showErrors(Fleet fleet) {
    long sum = 0;
    var parts = new ArrayList<String>();
    var only = "";
    for (var status : TROUBLE) {
      var number = fleet.counts().getOrDefault(status, 0L);
      sum += number;
      if (number > 0) {
        only = "tasks " + word(status);
        parts.add(Phrases.count(number) + " " + word(status));
      }
    }
    errors.show(
        Phrases.count(sum),
        sum == 0 ? "none kept" : parts.size() == 1 ? only : String.join(" · ", parts));
  }

  private static String word(TaskStatus status) {
    return switch (status) {
      case TIMEOUT -> "timed out";
      case DIED -> "died";
      default -> "failed";
    };
  }

  private static Label trouble(WorkerState state) {
    var mark = Mark.of(state);
    var icon = new FontIcon(mark.icon());
    icon.getStyleClass().add("state-icon");
    var label = new Label("", icon);
    label.setUserData(mark.name().toLowerCase(java.util.Locale.ROOT));
    label.getStyleClass().addAll("card-trouble", "state-" + mark.style());
    return label;
  }

  private static void tell(Label label, long number) {
    label.setText(number + " " + label.getUserData());
    label.setVisible(number > 0);
    label.setManaged(number > 0);
  }

  /// One card: what it counts, the count, and a second line of words.
  private static final class Figure extends VBox {
    private final Label figure = new Label();
    private final Label note = new Label();
    private final HBox line = new HBox(figure, note);

    Figure(String name) {
      getStyleClass().add("card");
      var label = new Label(name);
      label.getStyleClass().add("card-label");
      figure.getStyleClass().add("card-figure");
      figure.setMinWidth(USE_PREF_SIZE);
      note.getStyleClass().add("hint");
      line.getStyleClass().add("card-line");
      getChildren().addAll(label, line);
    }

    HBox line() {
      return line;
    }

    void show(String count, String words) {
      figure.setText(count);
      note.setText(words);
      note.setManaged(!words.isEmpty());
    }
  }
}
