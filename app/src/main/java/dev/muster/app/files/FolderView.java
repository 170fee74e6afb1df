package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Writing;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A worker's folder in place of the packs' files: choose some, and have them copied into Redis.
final class FolderView extends VBox {
  private final FolderModel model;
  private final FolderTable table;
  private final Label title = new Label();
  private final Label count = new Label();
  private final Label words = new Label();
  private final EmptyState asking = new EmptyState("mdi2t-timer-sand");
  private final EmptyState empty = new EmptyState("mdi2f-folder-open-outline");
  private final EmptyState trouble = new EmptyState("mdi2a-alert-circle-outline").alarming();
  private final Button push;

  FolderView(FilesModel files) {
    this.model = files.folder();
    table = new FolderTable(files);
    getStyleClass().add("folder-view");
    setMinWidth(0);
    trouble.steps(Buttons.with("Try again", "mdi2r-refresh", null, model::again));
    push = Buttons.plain("Push", model::push);
    push.getStyleClass().add("accent");
    var rows = new StackPane(table, asking, empty, trouble);
    rows.setMinHeight(0);
    VBox.setVgrow(rows, Priority.ALWAYS);
    getChildren().addAll(head(), rows, foot());
    model.state().addListener((_, before, _) -> show(before));
    model.shown().addListener((ListChangeListener<FolderFile>) _ -> showChosen());
    model.pushing().addListener(_ -> showChosen());
    model.trouble().addListener(_ -> showChosen());
    show(new FolderState.Closed());
  }

  private HBox head() {
    title.getStyleClass().addAll("code", "strong-code");
    title.setGraphic(new FontIcon("mdi2f-folder-open-outline"));
    title.setEllipsisString("…");
    count.getStyleClass().add("hint");
    count.setMinWidth(0);
    var filter = new TextField();
    filter.setPromptText("Filter this folder");
    filter.setAccessibleText("Filter this folder by name or hash");
    filter.getStyleClass().add("filter-field");
    filter.textProperty().bindBidirectional(model.text());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head =
        new HBox(
            title,
            count,
            gap,
            filter,
            Buttons.icon("mdi2r-refresh", "List the folder again", model::again),
            Buttons.withKey("Back to packs", "Esc", model::close));
    head.getStyleClass().add("toolbar");
    return head;
  }

  private HBox foot() {
    words.getStyleClass().add("strong");
    words.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var foot =
        new HBox(
            words,
            gap,
            Buttons.plain("Choose all", () -> model.chooseAll(true)),
            Buttons.plain("None", () -> model.chooseAll(false)),
            Writing.of(model.session().place().readOnly(), push));
    foot.getStyleClass().add("selection-bar");
    return foot;
  }

  private void show(FolderState before) {
    var state = model.state().get();
    setVisible(!(state instanceof FolderState.Closed));
    title.setText(Plain.name(state.of()));
    asking.setVisible(state instanceof FolderState.Asking);
    trouble.setVisible(state instanceof FolderState.Trouble);
    if (state instanceof FolderState.Asking(var _, var doing)) {
      asking.what(Plain.name(doing));
    }
    if (state instanceof FolderState.Trouble(var worker, var why)) {
      trouble.what("Could not list the folder of " + Plain.name(worker)).why(why);
    }
    showChosen();
    if (state instanceof FolderState.Listed && !(before instanceof FolderState.Listed)) {
      table.requestFocus();
    }
  }

  private void showChosen() {
    var listed = model.state().get() instanceof FolderState.Listed;
    count.setText(listed ? Phrases.count(model.total(), "file") + " in its folder" : "");
    empty.setVisible(listed && model.shown().isEmpty());
    if (model.total() == 0) {
      empty.what("Its folder is empty").why("Send it files, or look into another worker's folder.");
    } else {
      empty
          .what("0 of " + Phrases.count(model.total(), "file"))
          .why("None has “" + model.text().get().strip() + "” in its name or hash.");
    }
    var chosen = model.chosen().size();
    words.getStyleClass().remove("danger");
    if (!model.trouble().get().isEmpty()) {
      words.setText(model.trouble().get());
      words.getStyleClass().add("danger");
    } else if (!model.pushing().get().isEmpty()) {
      words.setText(model.pushing().get());
    } else {
      words.setText(chosen == 0 ? "None chosen" : Phrases.count(chosen) + " chosen");
    }
    push.setDisable(chosen == 0 || !model.pushing().get().isEmpty());
    Labels.rename(push, chosen == 0 ? "Push" : "Push " + Phrases.count(chosen, "file"));
  }
}
