package dev.muster.app.controls;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// The tooltip of one cell among hundreds: each is a window of its own, so it is made when the
/// mouse first comes to its cell, and what it says is put together then.
public final class HoverTip {
  private final Control owner;
  private Supplier<String> words = () -> "";

  /// A tooltip that says nothing yet, and isn't shown.
  public HoverTip(Control owner) {
    this.owner = owner;
    owner.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> tell());
  }

  /// Lets it say something else, at once where it stands already.
  ///
  /// @param now empty for no tooltip
  public void say(Supplier<String> now) {
    words = now;
    if (owner.getTooltip() != null) {
      tell();
    }
  }

  /// What it says, for who hears the window.
  public String words() {
    return words.get();
  }

  private void tell() {
    var text = words();
    if (text.isEmpty()) {
      owner.setTooltip(null);
    } else if (owner.getTooltip() == null) {
      owner.setTooltip(new Tooltip(text));
    } else {
      owner.getTooltip().setText(text);
    }
  }
}
