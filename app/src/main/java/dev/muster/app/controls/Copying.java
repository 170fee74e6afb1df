package dev.muster.app.controls;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts things onto the desktop's clipboard.
public final class Copying {
  private Copying() {}

  /// Puts a text there.
  public static void text(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
