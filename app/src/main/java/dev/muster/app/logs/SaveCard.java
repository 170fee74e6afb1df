package dev.muster.app.logs;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.Phrases;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;

/// Asks into which file to save lines, and again before one is replaced.
final class SaveCard extends LogCard {
  private final TextField field = new TextField();
  private final Label hint = new Label();
  private final SavedLines saved;

  /// @param filtered whether they are only those in which something was found
  SaveCard(SavedLines saved, boolean filtered, Runnable close) {
    super("Save " + Phrases.count(saved.number(), "line"), close);
    this.saved = saved;
    field.getStyleClass().add("code");
    field.setText(saved.usual());
    field.setAccessibleText("File to save into");
    field.setOnAction(_ -> save());
    field.textProperty().addListener(_ -> saved.forget());
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    hint.setText(
        (filtered ? "Only the lines that match the search. " : "")
            + "Each line with its time by Redis, its worker and its text as it was written;"
            + " where lines are missing, how many.");
    HBox.setHgrow(field, Priority.ALWAYS);
    var where = new HBox(field, Buttons.plain("Browse…", this::browse));
    where.getStyleClass().add("card-line");
    add(where);
    add(hint);
    var go = Buttons.withKey("Save", "Enter", this::save);
    go.disableProperty().bind(saved.busy());
    go(go);
    saved.trouble().addListener((_, _, sentence) -> say(sentence));
  }

  @Override
  void focusFirst() {
    field.requestFocus();
    field.end();
  }

  private void save() {
    saved.save(field.getText());
  }

  private void browse() {
    var chooser = new FileChooser();
    chooser.setTitle("File to save into");
    var now = new File(field.getText());
    if (now.getParentFile() != null && Files.isDirectory(Path.of(now.getParent()))) {
      chooser.setInitialDirectory(now.getParentFile());
      chooser.setInitialFileName(now.getName());
    }
    var chosen = chooser.showSaveDialog(getScene().getWindow());
    if (chosen != null) {
      field.setText(chosen.getPath());
      saved.replace(chosen.getPath());
    }
  }
}
