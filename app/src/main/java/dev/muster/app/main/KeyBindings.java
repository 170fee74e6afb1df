package dev.muster.app.main;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;

/// Keys of the whole window. Those that are letters are only keys where nobody writes.
final class KeyBindings {
  private final Map<KeyCombination, Runnable> always = new LinkedHashMap<>();
  private final Map<KeyCombination, Runnable> unlessWriting = new LinkedHashMap<>();
  private final Map<String, Runnable> letters = new LinkedHashMap<>();

  KeyBindings on(KeyCode key, Runnable action, KeyCombination.Modifier... with) {
    always.put(new KeyCodeCombination(key, with), action);
    return this;
  }

  /// A key that means something of its own where somebody writes.
  KeyBindings onUnlessWriting(KeyCode key, Runnable action, KeyCombination.Modifier... with) {
    unlessWriting.put(new KeyCodeCombination(key, with), action);
    return this;
  }

  KeyBindings onLetter(String letter, Runnable action) {
    letters.put(letter, action);
    return this;
  }

  void handle(KeyEvent press) {
    if (!take(press, always) && !isWriting(press)) {
      take(press, unlessWriting);
    }
  }

  private static boolean take(KeyEvent press, Map<KeyCombination, Runnable> bindings) {
    for (var binding : bindings.entrySet()) {
      if (binding.getKey().match(press)) {
        binding.getValue().run();
        press.consume();
        return true;
      }
    }
    return false;
  }

  /// Whether it goes to where somebody writes.
  private static boolean isWriting(KeyEvent key) {
    return key.getTarget() instanceof TextInputControl
        || (key.getTarget() instanceof CodeArea area && area.isEditable());
  }

  /// A slash stands on different keys of different keyboards, so letters are heard when typed.
  void handleTyped(KeyEvent typed) {
    var action = letters.get(typed.getCharacter());
    if (action != null && !isWriting(typed) && !typed.isShortcutDown() && !typed.isAltDown()) {
      action.run();
      typed.consume();
    }
  }
}
