package dev.muster.app.connections;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.FolderDialog;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.NamedRow;
import dev.muster.app.controls.Overlay;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Over the screen: which queue, how many workers, in which folder; and how far it has come.
final class StartHereView extends Overlay {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final String WHAT =
      "A Redis and workers for this window alone: they end when it is closed, and what is in the"
          + " queue is gone then. What the workers write into the folder stays.";
  private final StartHereModel model;
  private final Label hint = new Label();
  private final Button start;
  private final TextField queue;

  StartHereView(StartHereModel model) {
    super(true);
    this.model = model;
    start = Buttons.withIcon("Start", "mdi2p-play", model::start);
    start.getStyleClass().add("accent");
    var title = new Label("Start a Redis and workers here");
    title.getStyleClass().add("pane-title");
    queue = field(model.queue(), "The queue's name");
    var number = field(model.number(), "How many workers");
    number.getStyleClass().add("number-field");
    var folder = field(model.folder(), "The folder that they work in");
    HBox.setHgrow(folder, Priority.ALWAYS);
    var where = new HBox(folder, Buttons.plain("Choose …", this::chooseFolder));
    where.getStyleClass().add("spawn-where");
    hint.getStyleClass().add("form-hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var buttons = new HBox(gap, Buttons.withKey("Close", "Esc", this::close), start);
    buttons.getStyleClass().add("spawn-buttons");
    var card =
        new VBox(
            title,
            new NamedRow("Queue", queue),
            new NamedRow("Workers", number),
            new NamedRow("Folder", where),
            hint,
            buttons);
    card.getStyleClass().addAll("overlay-card", "spawn-card");
    card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    hold(card);
    model.progress().addListener(_ -> check());
    model.trouble().addListener(_ -> check());
  }

  void open() {
    rise();
    check();
    queue.requestFocus();
    queue.selectAll();
  }

  private TextField field(javafx.beans.property.StringProperty text, String words) {
    var field = new TextField();
    field.textProperty().bindBidirectional(text);
    field.setAccessibleText(words);
    field.getStyleClass().add("code");
    field.setOnAction(_ -> model.start());
    text.addListener(_ -> check());
    return field;
  }

  private void check() {
    var busy = !model.progress().get().isEmpty();
    var wrong = model.problem().isEmpty() ? model.trouble().get() : model.problem();
    hint.setText(busy ? model.progress().get() : wrong.isEmpty() ? WHAT : Harmless.lines(wrong));
    hint.pseudoClassStateChanged(WRONG, !busy && !wrong.isEmpty());
    start.setDisable(busy || !model.problem().isEmpty());
  }

  private void chooseFolder() {
    FolderDialog.choose(this, "The folder that the workers work in", model.folder());
  }
}
