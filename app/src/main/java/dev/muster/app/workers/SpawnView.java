package dev.muster.app.workers;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.FolderDialog;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.NamedRow;
import dev.muster.app.controls.Overlay;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Over the window: how many workers to start on this machine, where, and how far they have come.
/// Closed, what was started goes on.
public final class SpawnView extends Overlay {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private final SpawnModel model;
  private final TextField number = new TextField();
  private final TextField folder = new TextField();
  private final Label hint = new Label();
  private final VBox progress = new VBox();
  private final Button start;

  /// Shows a model; hidden until it is opened.
  public SpawnView(SpawnModel model) {
    super(true);
    this.model = model;
    this.start = Buttons.withIcon("Start", "mdi2p-play", model::start);
    start.getStyleClass().add("accent");
    var title = new Label("Start workers on this machine");
    title.getStyleClass().add("pane-title");
    var queue = new Label(model.session().queue());
    queue.getStyleClass().add("code");
    number.getStyleClass().add("number-field");
    number.textProperty().bindBidirectional(model.number());
    number.setOnAction(_ -> model.start());
    number.setAccessibleText("How many workers");
    folder.textProperty().bindBidirectional(model.folder());
    folder.setOnAction(_ -> model.start());
    folder.setAccessibleText("The folder that they work in");
    folder.getStyleClass().add("code");
    HBox.setHgrow(folder, Priority.ALWAYS);
    var where = new HBox(folder, Buttons.plain("Choose …", this::chooseFolder));
    where.getStyleClass().add("spawn-where");
    hint.getStyleClass().add("form-hint");
    hint.setWrapText(true);
    var scroll = new ScrollPane(progress);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("edge-to-edge", "spawn-progress");
    scroll.managedProperty().bind(scroll.visibleProperty());
    scroll.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(model.starts()));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var buttons = new HBox(gap, Buttons.withKey("Close", "Esc", this::close), start);
    buttons.getStyleClass().add("spawn-buttons");
    var card =
        new VBox(
            title,
            new NamedRow("Queue", queue),
            new NamedRow("How many", number),
            new NamedRow("Folder", where),
            hint,
            scroll,
            buttons);
    card.getStyleClass().addAll("overlay-card", "spawn-card");
    card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    hold(card);
    model.number().addListener(_ -> check());
    model.folder().addListener(_ -> check());
    model.running().addListener(_ -> check());
    model.starts().addListener((ListChangeListener<SpawnModel.Start>) _ -> showProgress());
  }

  /// Opens it.
  public void open() {
    rise();
    check();
    number.requestFocus();
    number.selectAll();
  }

  private void check() {
    var problem = model.problem();
    hint.pseudoClassStateChanged(WRONG, !problem.isEmpty());
    hint.setText(
        problem.isEmpty()
            ? "One works in the folder itself; of several each gets its own in there. "
                + (model.endsWithWindow()
                    ? "They end with this window, as this Redis does."
                    : "They go on when this window is closed; STOP ends them.")
            : problem);
    start.setDisable(!problem.isEmpty() || model.running().get());
  }

  private void showProgress() {
    progress.getChildren().setAll(model.starts().stream().map(SpawnView::line).toList());
  }

  private static HBox line(SpawnModel.Start one) {
    var icon =
        new FontIcon(
            switch (one.state()) {
              case STARTING -> "mdi2t-timer-sand";
              case UP -> "mdi2c-check";
              case FAILED -> "mdi2a-alert-circle-outline";
            });
    var style =
        switch (one.state()) {
          case STARTING -> "state-behind";
          case UP -> "state-answered";
          case FAILED -> "state-failed";
        };
    icon.getStyleClass().addAll("state-icon", style);
    var name = one.folder().getFileName();
    var where = new Label(name == null ? one.folder().toString() : name.toString());
    where.getStyleClass().addAll("code", "spawn-name");
    var words = new Label(Harmless.lines(one.words()));
    words.setWrapText(true);
    HBox.setHgrow(words, Priority.ALWAYS);
    var line = new HBox(icon, where, words);
    line.getStyleClass().add("spawn-line");
    return line;
  }

  private void chooseFolder() {
    FolderDialog.choose(this, "The folder that the workers work in", model.folder());
  }
}
