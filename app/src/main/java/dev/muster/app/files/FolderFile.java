package dev.muster.app.files;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// A file in a worker's folder, chosen or not.
final class FolderFile {
  private final String name;
  private final String md5;
  private final BooleanProperty chosen = new SimpleBooleanProperty();

  /// @param md5 empty where the worker couldn't read it
  FolderFile(String name, String md5) {
    this.name = name;
    this.md5 = md5;
  }

  String name() {
    return name;
  }

  String md5() {
    return md5;
  }

  /// Whether it shall be copied.
  BooleanProperty chosen() {
    return chosen;
  }
}
