package dev.muster.app.workers;

import dev.muster.app.controls.Chip;
import dev.muster.app.controls.Mark;
import dev.muster.shared.workers.WorkerState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Chips that show one state only, each with its count. They add up, for a worker has one state.
final class StateChips extends HBox {
  private static final List<WorkerState> ORDER =
      List.of(
          WorkerState.IDLE,
          WorkerState.BUSY,
          WorkerState.PAUSED,
          WorkerState.LATE,
          WorkerState.LOST,
          WorkerState.EXITED);
  private final ToggleGroup group = new ToggleGroup();
  private final Chip all = new Chip("All");
  private final Map<WorkerState, Chip> chips = new EnumMap<>(WorkerState.class);

  StateChips(WorkersModel model) {
    getStyleClass().add("chips");
    add(all, null, model);
    for (var state : ORDER) {
      var mark = Mark.of(state);
      var chip = new Chip(mark.name(), mark);
      chips.put(state, chip);
      add(chip, state, model);
    }
    model.onlyState().addListener((_, _, only) -> choose(only.orElse(null)));
    model.counts().addListener((_, _, counts) -> count(counts));
    count(model.counts().get());
    choose(model.onlyState().get().orElse(null));
  }

  private void add(Chip chip, @Nullable WorkerState only, WorkersModel model) {
    chip.setToggleGroup(group);
    chip.setOnAction(
        _ -> {
          model.onlyState().set(Optional.ofNullable(only));
          choose(only);
        });
    getChildren().add(chip);
  }

  private void choose(@Nullable WorkerState only) {
    group.selectToggle(only == null ? all : chips.get(only));
  }

  private void count(Map<WorkerState, Long> counts) {
    all.setCount(counts.values().stream().mapToLong(Long::longValue).sum());
    chips.forEach((state, chip) -> chip.setCount(counts.getOrDefault(state, 0L)));
    var exited = chips.get(WorkerState.EXITED);
    if (exited != null) {
      var any = counts.getOrDefault(WorkerState.EXITED, 0L) > 0 || exited.isSelected();
      exited.setVisible(any);
      exited.setManaged(any);
    }
  }
}
