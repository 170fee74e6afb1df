package dev.muster.app.main;

import dev.muster.app.controls.Mark;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.layout.Region;

/// A thin bar that divides the workers by state.
final class StateBar extends Region {
  private static final double HEIGHT = 4;
  private static final double GAP = 2;
  private static final List<WorkerState> ORDER =
      List.of(
          WorkerState.IDLE,
          WorkerState.BUSY,
          WorkerState.PAUSED,
          WorkerState.LATE,
          WorkerState.LOST);
  private Map<WorkerState, Long> states = Map.of();

  StateBar() {
    getStyleClass().add("state-bar");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
  }

  static Map<WorkerState, Long> tally(Fleet fleet) {
    return fleet.workers().stream()
        .collect(Collectors.groupingBy(WorkerSummary::state, Collectors.counting()));
  }

  void show(Map<WorkerState, Long> news) {
    if (news.equals(states)) {
      return;
    }
    states = news;
    getChildren().clear();
    for (var state : ORDER) {
      if (states.getOrDefault(state, 0L) > 0) {
        var part = new Region();
        part.getStyleClass().add("part-" + Mark.of(state).style());
        part.setUserData(states.get(state));
        getChildren().add(part);
      }
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    long sum = getChildren().stream().mapToLong(part -> (Long) part.getUserData()).sum();
    var room = getWidth() - GAP * (getChildren().size() - 1);
    double x = 0;
    for (var part : getChildren()) {
      var width = Math.max(GAP, room * (Long) part.getUserData() / sum);
      part.resizeRelocate(x, 0, width, HEIGHT);
      x += width + GAP;
    }
  }
}
