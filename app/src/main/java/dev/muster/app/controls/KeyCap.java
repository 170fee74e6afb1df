package dev.muster.app.controls;

import javafx.scene.control.Label;

/// The key that does the same, drawn as a key.
public final class KeyCap extends Label {
  /// With the key's name.
  public KeyCap(String key) {
    super(key);
    getStyleClass().add("key-cap");
    setMinWidth(USE_PREF_SIZE);
    setMouseTransparent(true);
  }
}
