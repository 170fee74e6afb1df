package dev.muster.app.messages;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Mark;
import dev.muster.app.controls.Phrases;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.javafx.FontIcon;

/// To whom: the chosen workers or all, and who that is.
final class ToView extends VBox {
  /// More names than these are only counted.
  private static final int NAMED = 60;

  private final ComposerModel model;
  private final ToggleButton selected = new ToggleButton();
  private final ToggleButton all = new ToggleButton();
  private final FlowPane chips = new FlowPane();
  private List<String> shown = List.of();

  ToView(ComposerModel model) {
    this.model = model;
    getStyleClass().add("to");
    setMinWidth(USE_PREF_SIZE);
    var title = new Label("To");
    title.getStyleClass().add("pane-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(title, gap, new SegmentedButton(selected, all));
    head.getStyleClass().add("to-head");
    chips.getStyleClass().add("to-chips");
    var scroll = new ScrollPane(chips);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
    selected.setOnAction(_ -> choose(false));
    all.setOnAction(_ -> choose(true));
    model.toAll().addListener(_ -> show());
    model.session().selection().addListener((ListChangeListener<String>) _ -> show());
    model.session().fleet().addListener(_ -> show());
    show();
  }

  private void choose(boolean everybody) {
    model.toAll().set(everybody);
    show();
  }

  private void show() {
    selected.setText("Selected " + Phrases.count(model.session().selection().size()));
    all.setText("All " + Phrases.count(model.live()));
    selected.setSelected(!model.toAll().get());
    all.setSelected(model.toAll().get());
    var targets = model.targets();
    var now = targets.stream().map(one -> one.worker() + one.state()).toList();
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    chips.getChildren().clear();
    targets.stream().limit(NAMED).forEach(target -> chips.getChildren().add(chip(target)));
    if (targets.size() > NAMED) {
      var more = new Label("and " + Phrases.count(targets.size() - NAMED) + " more");
      more.getStyleClass().add("hint");
      chips.getChildren().add(more);
    }
    sayWhoIsLeftOut();
  }

  private void sayWhoIsLeftOut() {
    if (model.toAll().get()) {
      return;
    }
    var dead =
        model.session().selection().stream()
            .flatMap(worker -> model.session().worker(worker).stream())
            .filter(worker -> !worker.state().isLive())
            .toList();
    if (!dead.isEmpty()) {
      var lost = dead.stream().filter(one -> one.state() == WorkerState.LOST).count();
      var left = dead.size() - lost;
      var note =
          new Label(
              (lost > 0 ? lost + " lost" : "")
                  + (lost > 0 && left > 0 ? ", " : "")
                  + (left > 0 ? left + " exited" : "")
                  + ": not asked");
      note.getStyleClass().add("hint");
      chips.getChildren().add(note);
    }
  }

  private static Label chip(WorkerSummary target) {
    var mark = Mark.of(target.state());
    var icon = new FontIcon(mark.icon());
    icon.getStyleClass().addAll("state-icon", "state-" + mark.style());
    var chip = new Label(Harmless.of(target.worker()), icon);
    chip.getStyleClass().add("target-chip");
    return chip;
  }
}
