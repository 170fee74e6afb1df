package dev.muster.app.workers;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Copying;
import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Unseen;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// What stands in place of the rows when there are none: no worker has opened the queue, or the
/// filters hide all.
final class NoWorkers extends StackPane {
  private final WorkersModel model;
  private final EmptyState none;
  private final EmptyState hidden;
  private final Button onlyState;
  private final Button onlyText;

  NoWorkers(WorkersModel model, WorkerActions actions, Runnable clear) {
    this.model = model;
    getStyleClass().add("no-workers");
    var command =
        "muster worker "
            + model.session().queue()
            + " \\\n  "
            + model.session().address().commandLine();
    var code = new Label(command);
    code.getStyleClass().add("command-block");
    code.setMinHeight(USE_PREF_SIZE);
    var start = Buttons.with("Start workers here", "mdi2p-play", "N", actions::start);
    var copy = Buttons.withIcon("Copy", "mdi2c-content-copy", () -> Copying.text(command));
    none =
        new EmptyState("mdi2s-server-plus")
            .what("No worker has opened queue " + model.session().queue())
            .with(code)
            .steps(
                model.session().place().readOnly()
                    ? new Button[] {copy}
                    : new Button[] {copy, start});
    onlyState = Buttons.plain("Only the state", () -> model.text().set(""));
    onlyText = Buttons.plain("Only the text", () -> model.onlyState().set(Optional.empty()));
    hidden =
        new EmptyState("mdi2f-filter-variant-remove")
            .steps(Buttons.withKey("Clear", "Esc", clear), onlyState, onlyText);
    model.changes().addListener(_ -> show());
    model.session().fleet().addListener(_ -> show());
    visibleProperty().bind(Bindings.isEmpty(model.shown()));
    model.session().health().addListener(_ -> show());
    show();
    Unseen.add(this, none);
    Unseen.add(this, hidden);
  }

  private void show() {
    var empty = model.total() == 0;
    none.setVisible(empty && model.session().isLive());
    hidden.setVisible(!empty && model.shown().isEmpty());
    var waiting = model.session().fleet().get().waiting();
    none.why(
        (waiting == 0
                ? ""
                : Phrases.count(waiting, "task") + (waiting == 1 ? " is" : " are") + " waiting. ")
            + "Start one on any machine that reaches this Redis:");
    if (!empty) {
      sayWhatHides();
    }
  }

  private void sayWhatHides() {
    var state = model.onlyState().get();
    var text = model.filter().text();
    var both = state.isPresent() && !text.isEmpty();
    hidden.what("0 of " + Phrases.count(model.total(), "worker"));
    var is = state.map(one -> "is " + one.name().toLowerCase(Locale.ROOT)).orElse("");
    var has = text.isEmpty() ? "" : "matches “" + text + "”";
    hidden.why("None " + is + (both ? " and " : "") + has + ".");
    hidden.hint(
        both
            ? "Without the state: "
                + model.matching(false, true)
                + ". Without the text: "
                + model.matching(true, false)
                + "."
            : "");
    for (var button : List.of(onlyState, onlyText)) {
      button.setVisible(both);
      button.setManaged(both);
    }
  }
}
