package dev.muster.app.workers;

import dev.muster.app.controls.Mark;
import dev.muster.app.controls.Phrases;
import dev.muster.shared.workers.WorkerState;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// How many workers are in which state, the worst first: `1 lost  1 busy  2 idle`.
final class StateCounts extends HBox {
  StateCounts() {
    getStyleClass().add("state-counts");
  }

  void show(Map<WorkerState, Integer> states) {
    var parts = new ArrayList<Node>();
    states.forEach(
        (state, number) -> {
          var mark = Mark.of(state);
          var icon = new FontIcon(mark.icon());
          icon.getStyleClass().addAll("state-icon", "state-" + mark.style());
          var part =
              new Label(Phrases.count(number) + " " + state.name().toLowerCase(Locale.ROOT), icon);
          part.getStyleClass().add("count-" + mark.style());
          parts.add(part);
        });
    getChildren().setAll(parts);
  }
}
