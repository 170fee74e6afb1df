package dev.muster.app.controls;

import java.io.File;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;

/// The system's own dialog for folders.
public final class FolderDialog {
  private FolderDialog() {}

  /// Has a person choose one, beginning with the one that is written.
  ///
  /// @param over what it stands over
  /// @param folder its path; stays as it is where none is chosen
  public static void choose(Node over, String title, StringProperty folder) {
    var chooser = new DirectoryChooser();
    chooser.setTitle(title);
    var now = new File(folder.get().strip());
    if (now.isDirectory()) {
      chooser.setInitialDirectory(now);
    }
    var chosen = chooser.showDialog(over.getScene().getWindow());
    if (chosen != null) {
      folder.set(chosen.getPath());
    }
  }
}
