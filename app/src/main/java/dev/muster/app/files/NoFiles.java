package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import dev.muster.app.controls.EmptyState;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Writing;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.StackPane;

/// What stands in place of the rows when there are none: no pack was made yet, or the filter hides
/// all.
final class NoFiles extends StackPane {
  private final FilesModel model;
  private final EmptyState none;
  private final EmptyState hidden;
  private final EmptyState coming = new EmptyState("mdi2f-folder-outline").what("Asking for packs");

  NoFiles(FilesModel model, Runnable add) {
    this.model = model;
    getStyleClass().add("no-files");
    none =
        new EmptyState("mdi2f-folder-open-outline")
            .what("No files are in Redis yet")
            .why(
                "Drop files here to put them there, or have a worker PUSH some of its own: choose"
                    + " it under Folders on workers.")
            .steps(Buttons.with("Add files…", "mdi2p-plus", "Ctrl O", add));
    none.getStyleClass().add("drop-here");
    if (model.session().place().readOnly()) {
      none.why(Writing.REFUSED).steps();
    }
    hidden =
        new EmptyState("mdi2f-filter-variant-remove")
            .steps(Buttons.withKey("Clear", "Esc", () -> model.text().set("")));
    getChildren().addAll(none, hidden, coming);
    model.shown().addListener((ListChangeListener<FileEntry>) _ -> show());
    model.heard().addListener(_ -> show());
    model.text().addListener(_ -> show());
    show();
  }

  private void show() {
    var empty = model.shown().isEmpty();
    setVisible(empty);
    coming.setVisible(!model.heard().get());
    none.setVisible(model.heard().get() && model.total() == 0);
    hidden.setVisible(model.heard().get() && model.total() > 0);
    hidden.what("0 of " + Phrases.count(model.total(), "file"));
    hidden.why("None has “" + model.text().get().strip() + "” in its name, hash or origin.");
  }
}
