package dev.muster.app.workers;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Writing;
import dev.muster.shared.messages.Command;
import dev.muster.shared.workers.WorkerState;
import java.util.ArrayList;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The table's foot: what is chosen, what to do with it, how many of how many are shown.
final class SelectionBar extends HBox {
  private static final double ROOM_FOR_ORDER = 240;
  private static final double ROOM_FOR_ALL = 900;
  private final WorkersModel model;
  private final Label selected = new Label();
  private final Label states = new Label();
  private final Label shown = new Label();
  private final Button chooseAll;
  private final Button sortAgain;

  SelectionBar(WorkersModel model, WorkerActions actions, WorkerMenu menu) {
    this.model = model;
    getStyleClass().add("selection-bar");
    selected.getStyleClass().add("strong");
    states.getStyleClass().add("hint");
    shown.getStyleClass().add("hint");
    selected.setMinWidth(USE_PREF_SIZE);
    shown.setMinWidth(USE_PREF_SIZE);
    chooseAll = Buttons.link("Select all", model::chooseAll);
    sortAgain = Buttons.link("Sort again", model::sortAgain);
    var readOnly = model.session().place().readOnly();
    var copy = new MenuButton("Copy");
    copy.setAccessibleText("Copy the selected");
    copy.setMinWidth(USE_PREF_SIZE);
    copy.getItems().setAll(menu.copies());
    var more = new MenuButton("More");
    more.setAccessibleText("More to do");
    more.setMinWidth(USE_PREF_SIZE);
    more.getStyleClass().add("more-menu");
    more.getItems().setAll(menu.more());
    var gap = new Region();
    setHgrow(gap, Priority.ALWAYS);
    getChildren()
        .addAll(
            selected,
            states,
            chooseAll,
            Writing.of(readOnly, Buttons.withKey("Ping", "P", () -> actions.say(Command.PING))),
            Writing.of(readOnly, Buttons.withKey("Eval", "E", actions::eval)),
            Buttons.withKey("Log", "L", actions::log),
            copy,
            more,
            gap,
            shown,
            sortAgain);
    model.session().selection().addListener((ListChangeListener<String>) _ -> showSelection());
    model.session().fleet().addListener(_ -> showSelection());
    model.changes().addListener(_ -> showOrder());
    model.wouldMove().addListener(_ -> showOrder());
    widthProperty().addListener(_ -> showOrder());
    showSelection();
    showOrder();
  }

  /// Copies the ids of the chosen workers, one a line.
  void copy() {
    Copying.text(String.join("\n", model.session().selection()));
  }

  private void showSelection() {
    var chosen = model.session().selection();
    selected.setText(
        chosen.isEmpty() ? "None selected" : Phrases.count(chosen.size()) + " selected");
    var parts = new ArrayList<String>();
    for (var state : WorkerState.values()) {
      var number =
          chosen.stream()
              .flatMap(worker -> model.row(worker).stream())
              .filter(row -> row.state().get() == state)
              .count();
      if (number > 0) {
        parts.add(number + " " + state.name().toLowerCase(Locale.ROOT));
      }
    }
    states.setText(String.join(" · ", parts));
    showOrder();
  }

  private void showOrder() {
    var moves = model.wouldMove().get();
    shown.setText(
        Phrases.count(model.matching())
            + " of "
            + Phrases.count(model.total())
            + (model.hosts() == 0 ? "" : " in " + Phrases.count(model.hosts(), "host"))
            + (moves == 0 ? "" : " · order held, " + Phrases.count(moves, "row") + " would move"));
    chooseAll.setText("Select all " + Phrases.count(model.matching()));
    chooseAll.setVisible(
        getWidth() >= ROOM_FOR_ALL + (moves > 0 ? ROOM_FOR_ORDER : 0)
            && model.matching() > model.session().selection().size());
    chooseAll.setManaged(chooseAll.isVisible());
    sortAgain.setVisible(moves > 0);
    sortAgain.setManaged(moves > 0);
  }
}
