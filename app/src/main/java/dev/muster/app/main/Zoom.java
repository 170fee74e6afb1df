package dev.muster.app.main;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Draws what stands in it larger or smaller, as the theme has it: `Ctrl +`, `Ctrl −`, `Ctrl 0`.
/// Never so large that a window would show less than the smallest one does.
public final class Zoom extends Region {
  /// What every screen has room in.
  public static final double LEAST_WIDTH = 800;

  /// The same, downwards.
  public static final double LEAST_HEIGHT = 560;

  private final Node content;
  private final Theme theme;
  private final Scale scale = new Scale();

  /// Over what fills the window.
  public Zoom(Node content, Theme theme) {
    this.content = content;
    this.theme = theme;
    getStyleClass().add("zoom");
    content.getTransforms().add(scale);
    getChildren().add(content);
    theme.size().addListener(_ -> requestLayout());
    addEventFilter(KeyEvent.KEY_PRESSED, this::press);
  }

  private double fitting() {
    var wanted = theme.size().get();
    var most = Math.min(getWidth() / LEAST_WIDTH, getHeight() / LEAST_HEIGHT);
    return wanted <= 1 ? wanted : Math.max(1, Math.min(wanted, most));
  }

  @Override
  protected void layoutChildren() {
    var factor = fitting();
    scale.setX(factor);
    scale.setY(factor);
    content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
  }

  private void press(KeyEvent press) {
    if (!press.isShortcutDown() || press.isAltDown()) {
      return;
    }
    // Which key the plus shares depends on the keyboard: here it may be that of the equals sign.
    switch (press.getCode()) {
      case KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS -> theme.grow(1);
      case KeyCode.MINUS, KeyCode.SUBTRACT -> theme.grow(-1);
      case KeyCode.DIGIT0, KeyCode.NUMPAD0 -> theme.usualSize();
      default -> {
        return;
      }
    }
    press.consume();
  }
}
