package dev.muster.app.files;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of this screen. Letters and Delete are only keys where nobody writes.
record FilesKeys(FilesView view) {
  private static final KeyCombination OPEN =
      new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination PASTE =
      new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S);
  private static final KeyCombination SAVE_ALL =
      new KeyCodeCombination(KeyCode.S, KeyCombination.SHIFT_DOWN);
  private static final KeyCombination FORGET = new KeyCodeCombination(KeyCode.DELETE);
  private static final KeyCombination LOOK = new KeyCodeCombination(KeyCode.ENTER);

  void listen() {
    view.addEventFilter(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (!(press.getTarget() instanceof TextInputControl) && handles(press)) {
            press.consume();
          }
        });
  }

  private boolean handles(KeyEvent press) {
    if (OPEN.match(press)) {
      view.chooseFiles();
    } else if (PASTE.match(press)) {
      return view.paste();
    } else if (SAVE.match(press)) {
      view.save();
    } else if (SAVE_ALL.match(press)) {
      view.saveAll();
    } else if (FORGET.match(press)) {
      view.forget();
    } else if (LOOK.match(press) && press.getTarget() instanceof FilesTable) {
      view.focusPreview();
    } else {
      return false;
    }
    return true;
  }
}
