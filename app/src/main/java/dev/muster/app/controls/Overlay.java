package dev.muster.app.controls;

import static javafx.scene.TraversalDirection.NEXT;
import static javafx.scene.TraversalDirection.PREVIOUS;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Stands over others for a while. The keyboard goes round within it, from the last part to the
/// first, and is again where it was when it goes away.
public class Overlay extends StackPane {
  private final Region end = new Region();
  private final boolean covers;
  private final ChangeListener<Node> keeper = (_, _, owner) -> keep(owner);
  /// The window lives longer than what stands over it.
  private final ChangeListener<Node> weak = new WeakChangeListener<>(keeper);

  private @Nullable Node before;

  /// Hidden.
  ///
  /// @param covers whether what is beneath can't be reached while it stands
  @SuppressWarnings("this-escape") // No key comes before it stands in a window.
  protected Overlay(boolean covers) {
    this.covers = covers;
    end.setManaged(false);
    if (covers) {
      getStyleClass().add("overlay");
    } else {
      setPickOnBounds(false);
    }
    setVisible(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::turn);
  }

  /// Puts what it shows into it.
  protected final void hold(Node content) {
    getChildren().setAll(content, end);
  }

  /// Shows it; whoever does puts the keyboard into it.
  protected final void rise() {
    var up = isVisible();
    setVisible(true);
    // The first time it joins the window only now.
    if (!up) {
      before = owner(getScene());
    }
    if (covers && getScene() != null) {
      getScene().focusOwnerProperty().removeListener(weak);
      getScene().focusOwnerProperty().addListener(weak);
    }
  }

  /// Takes it away, and gives the keyboard back to what had it, if that is still there.
  public void close() {
    var scene = getScene();
    if (scene != null) {
      scene.focusOwnerProperty().removeListener(weak);
    }
    var back = before;
    before = null;
    setVisible(false);
    if (back != null && scene != null && scene.equals(back.getScene())) {
      back.requestFocus();
    }
  }

  private static @Nullable Node owner(@Nullable Scene scene) {
    return scene == null ? null : scene.getFocusOwner();
  }

  /// What has the keyboard may go grey, and the keyboard would go to what is covered.
  private void keep(@Nullable Node owner) {
    if (getScene() != null && isVisible() && owner != null && !isInOverlay(owner)) {
      requestFocusTraversal(NEXT);
    }
  }

  private static boolean isInOverlay(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (one instanceof Overlay overlay && overlay.covers) {
        return true;
      }
    }
    return false;
  }

  private void turn(KeyEvent press) {
    var own = press.getTarget() instanceof TextArea area && area.isEditable();
    if (press.getCode() == KeyCode.TAB && !press.isControlDown() && !own) {
      step(press.isShiftDown(), stops(this, new ArrayList<>()), owner(getScene()));
      press.consume();
    }
  }

  private void step(boolean back, List<Node> stops, @Nullable Node owner) {
    var at = owner == null ? -1 : stops.indexOf(owner);
    if (stops.isEmpty()) {
      return;
    }
    if (owner == null || at < 0 || at == (back ? 0 : stops.size() - 1)) {
      (back ? end : this).requestFocusTraversal(back ? PREVIOUS : NEXT);
    } else {
      owner.requestFocusTraversal(back ? PREVIOUS : NEXT);
    }
  }

  /// What the keyboard stops at, in its order.
  private static List<Node> stops(Parent parent, List<Node> found) {
    for (var child : parent.getChildrenUnmodifiable()) {
      if (child.isVisible() && !child.isDisabled()) {
        if (child.isFocusTraversable()) {
          found.add(child);
        }
        if (child instanceof Parent inner && !(child instanceof ListView)) {
          stops(inner, found);
        }
      }
    }
    return found;
  }
}
