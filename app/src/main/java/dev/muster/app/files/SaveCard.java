package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.FolderDialog;
import dev.muster.app.controls.Phrases;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Asks into which folder to save, and again before something there is replaced.
final class SaveCard extends PlanCard {
  private static final String SAVE = "Save here";
  private static final int NAMED = 3;
  private final SavePlan plan;
  private final TextField folder = new TextField();
  private final Label hint = new Label();

  SaveCard(SavePlan plan, Runnable cancel) {
    super(
        "mdi2c-content-save-outline",
        "Save " + TransfersModel.title(plan.pack()) + ", " + TransfersModel.size(plan.pack()),
        go(plan),
        cancel);
    this.plan = plan;
    folder.getStyleClass().add("code");
    folder.setAccessibleText("Folder to save into");
    folder.textProperty().bindBidirectional(plan.folder());
    folder.setOnAction(_ -> plan.go());
    HBox.setHgrow(folder, Priority.ALWAYS);
    var line = new HBox(folder, Buttons.plain("Browse…", this::browse));
    line.getStyleClass().add("plan-line");
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    add(line);
    add(hint);
    trouble().textProperty().bind(plan.trouble());
    plan.folder().addListener(_ -> show());
    plan.looking().addListener(_ -> show());
    plan.replaced().addListener((ListChangeListener<String>) _ -> show());
    show();
  }

  private static Button go(SavePlan plan) {
    var button = Buttons.plain(SAVE, plan::go);
    button.getStyleClass().add("accent");
    return button;
  }

  @Override
  void focusFirst() {
    folder.requestFocus();
    folder.end();
  }

  private void browse() {
    FolderDialog.choose(this, "Folder to save into", plan.folder());
  }

  private void show() {
    var replaced = plan.replaced();
    var problem = plan.problem();
    goButton().setDisable(!problem.isEmpty() || plan.looking().get());
    var word = replaced.isEmpty() ? SAVE : "Replace " + Phrases.count(replaced.size(), "file");
    Labels.rename(goButton(), word);
    goButton().getStyleClass().removeAll("accent", "danger-filled");
    goButton().getStyleClass().add(replaced.isEmpty() ? "accent" : "danger-filled");
    if (!problem.isEmpty()) {
      hint.setText(problem);
    } else if (replaced.isEmpty()) {
      hint.setText("The folder is made if need be. You are asked before a file is replaced.");
    } else {
      var some = String.join(", ", replaced.stream().limit(NAMED).map(Plain::name).toList());
      hint.setText(
          "There already with another content: "
              + some
              + (replaced.size() > NAMED
                  ? " and " + Phrases.count((long) replaced.size() - NAMED) + " more"
                  : "")
              + ". Replace, or choose another folder.");
    }
  }
}
