package dev.muster.app.messages;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Mark;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.StayingToggle;
import dev.muster.app.controls.WorkerFilterField;
import dev.muster.app.messages.Targets.Pace;
import dev.muster.app.messages.Targets.Whom;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.javafx.FontIcon;

/// To whom: the chosen workers, all, or some by filter and by chance; how many at a time; and who
/// that is.
final class ToView extends VBox {
  /// More names than these are only counted.
  private static final int NAMED = 60;

  private static final double ROOM_FOR_TITLE = 300;

  private final ComposerModel model;
  private final StayingToggle selected = new StayingToggle();
  private final StayingToggle all = new StayingToggle();
  private final StayingToggle some = new StayingToggle("Some…");
  private final ToggleGroup whom = new ToggleGroup();
  private final FlowPane chips = new FlowPane();
  private Runnable changed = () -> {};
  private List<String> shown = List.of();

  ToView(ComposerModel model) {
    this.model = model;
    getStyleClass().add("to");
    setMinWidth(USE_PREF_SIZE);
    var title = new Label("To");
    title.getStyleClass().add("pane-title");
    title.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_TITLE));
    title.managedProperty().bind(title.visibleProperty());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var segments = new SegmentedButton(selected, all, some);
    segments.setToggleGroup(whom);
    var head = new HBox(title, gap, segments);
    head.getStyleClass().add("to-head");
    chips.getStyleClass().add("to-chips");
    var scroll = new ScrollPane(chips);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    setMinHeight(0);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, some(), pace(), scroll);
    choose(selected, Whom.SELECTED);
    choose(all, Whom.ALL);
    choose(some, Whom.SOME);
    var to = model.to();
    for (var each :
        List.<Observable>of(to.whom(), to.pace(), to.filter(), to.number(), to.batch())) {
      each.addListener(_ -> news());
    }
    model.session().selection().addListener((ListChangeListener<String>) _ -> show());
    model.session().fleet().addListener(_ -> show());
    show();
  }

  /// Is told when a person means others, or another pace.
  void onChange(Runnable listener) {
    changed = listener;
  }

  private void choose(ToggleButton button, Whom one) {
    button.setToggleGroup(whom);
    button.setOnAction(_ -> model.to().whom().set(one));
  }

  private void news() {
    show();
    changed.run();
  }

  private Node some() {
    var to = model.to();
    var words =
        new WorkerFilterField(
            "host:web* state:idle",
            "Send to those that match, such as host:web* state:idle",
            () -> model.session().fleet().get().workers(),
            to.trouble());
    words.field().textProperty().bindBidirectional(to.filter());
    words.field().setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words.field(), Priority.ALWAYS);
    var number = number(to.number(), "all", "How many of them, at random; empty for all");
    var again = Buttons.icon("mdi2d-dice-multiple-outline", "Draw others", to::roll);
    again.disableProperty().bind(to.number().isEmpty());
    again.addEventHandler(ActionEvent.ACTION, _ -> news());
    var row = new HBox(words.field(), number, again);
    row.getStyleClass().add("to-row");
    row.visibleProperty().bind(to.whom().isEqualTo(Whom.SOME));
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private Node pace() {
    var to = model.to();
    var pace = new ComboBox<>(FXCollections.observableArrayList(Pace.values()));
    pace.setAccessibleText("How many at a time");
    pace.valueProperty().bindBidirectional(to.pace());
    var size = number(to.batch(), "10 %", "How many a batch: a number such as 5, or 10 %");
    var hint = new Label("until one fails");
    hint.getStyleClass().add("hint");
    var row = new HBox(pace, size, hint);
    row.getStyleClass().add("to-row");
    for (var part : List.of(size, hint)) {
      part.visibleProperty().bind(to.pace().isEqualTo(Pace.BATCHES));
      part.managedProperty().bind(part.visibleProperty());
    }
    return row;
  }

  private static TextField number(StringProperty text, String empty, String meaning) {
    var field = new TextField();
    field.getStyleClass().add("number-field");
    field.setPromptText(empty);
    field.setAccessibleText(meaning);
    field.setTooltip(new Tooltip(meaning));
    field.textProperty().bindBidirectional(text);
    return field;
  }

  private void show() {
    selected.setText("Selected " + Phrases.count(model.session().selection().size()));
    all.setText("All " + Phrases.count(model.live()));
    whom.selectToggle(
        switch (model.to().whom().get()) {
          case SELECTED -> selected;
          case ALL -> all;
          case SOME -> some;
        });
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
    if (model.to().whom().get() != Whom.SELECTED) {
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
