package dev.muster.app.main;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Keys of the whole window. Those that are letters are only keys where nobody writes.
final class KeyBindings {
  private final Map<KeyCombination, Runnable> always = new LinkedHashMap<>();
  private final Map<String, Runnable> letters = new LinkedHashMap<>();

  KeyBindings on(KeyCode key, Runnable action, KeyCombination.Modifier... with) {
    always.put(new KeyCodeCombination(key, with), action);
    return this;
  }

  KeyBindings onLetter(String letter, Runnable action) {
    letters.put(letter, action);
    return this;
  }

  void handle(KeyEvent press) {
    if (press.getEventType() == KeyEvent.KEY_PRESSED) {
      for (var binding : always.entrySet()) {
        if (binding.getKey().match(press)) {
          binding.getValue().run();
          press.consume();
          return;
        }
      }
    }
  }

  /// A slash stands on different keys of different keyboards, so letters are heard when typed.
  void handleTyped(KeyEvent typed) {
    var action = letters.get(typed.getCharacter());
    if (action != null
        && !(typed.getTarget() instanceof TextInputControl)
        && !typed.isShortcutDown()
        && !typed.isAltDown()) {
      action.run();
      typed.consume();
    }
  }
}
