package dev.muster.app.controls;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Parts of the window that nobody has seen yet. To style and lay them out would hold up its first
/// look.
public final class Unseen {
  private Unseen() {}

  /// Lays a part over the others of a pane as soon as it is visible for the first time.
  public static void add(Pane pane, Node part) {
    if (part.isVisible()) {
      pane.getChildren().add(part);
      return;
    }
    // Until then nobody else need hold on to it.
    pane.getProperties().put(part, Unseen.class);
    part.visibleProperty()
        .addListener(
            new ChangeListener<Boolean>() {
              @Override
              public void changed(
                  ObservableValue<? extends Boolean> visible, Boolean before, Boolean now) {
                visible.removeListener(this);
                pane.getProperties().remove(part);
                pane.getChildren().add(part);
              }
            });
  }
}
