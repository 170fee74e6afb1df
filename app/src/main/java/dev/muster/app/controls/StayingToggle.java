package dev.muster.app.controls;

import javafx.scene.control.ToggleButton;

/// One of several of which one is always chosen: clicked again, it stays so.
public class StayingToggle extends ToggleButton {
  /// Without words.
  public StayingToggle() {}

  /// With words.
  public StayingToggle(String words) {
    super(words);
  }

  @Override
  public void fire() {
    if (!isSelected()) {
      super.fire();
    }
  }
}
