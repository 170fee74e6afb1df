package dev.muster.app.logs;

import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Keeps the last line of a list in sight until a person scrolls up, and holds still what they read
/// then.
final class Following {
  private final LogModel model;
  private final ListView<LogEntry> list;
  private final ListChangeListener<LogEntry> changes = this::changed;

  Following(LogModel model, ListView<LogEntry> list) {
    this.model = model;
    this.list = list;
    list.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::grabbed);
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> resumeAtEnd());
    list.heightProperty().addListener(_ -> keepUp());
    // Only once the list's own skin has heard of a change can it be scrolled to what came with it.
    list.skinProperty().addListener(_ -> listen());
  }

  void stop() {
    var bar = bar();
    if (bar != null && bar.isVisible()) {
      model.following().set(false);
    }
  }

  void resume() {
    model.following().set(true);
    keepUp();
  }

  void toggle() {
    if (model.following().get()) {
      stop();
    } else {
      resume();
    }
  }

  private void listen() {
    model.lines().removeListener(changes);
    model.lines().addListener(changes);
  }

  private void changed(ListChangeListener.Change<? extends LogEntry> change) {
    if (model.following().get()) {
      keepUp();
      return;
    }
    int moved = 0;
    while (change.next()) {
      moved += change.getFrom() == 0 ? change.getRemovedSize() - change.getAddedSize() : 0;
    }
    var flow = flow();
    if (moved > 0 && flow != null && flow.getFirstVisibleCell() != null) {
      flow.scrollTo(Math.max(0, flow.getFirstVisibleCell().getIndex() - moved));
    }
  }

  private void keepUp() {
    if (model.following().get() && !list.getItems().isEmpty()) {
      list.layout();
      list.scrollTo(list.getItems().size() - 1);
    }
  }

  private void scrolled(ScrollEvent scroll) {
    if (scroll.getDeltaY() > 0) {
      stop();
    } else {
      resumeAtEnd();
    }
  }

  private void grabbed(MouseEvent press) {
    if (press.getTarget() instanceof Node node && isInScrollBar(node)) {
      stop();
    }
  }

  private void resumeAtEnd() {
    var flow = flow();
    if (!model.following().get()
        && flow != null
        && flow.getLastVisibleCell() != null
        && flow.getLastVisibleCell().getIndex() >= list.getItems().size() - 2) {
      resume();
    }
  }

  private @Nullable VirtualFlow<?> flow() {
    return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
  }

  private @Nullable ScrollBar bar() {
    return list.lookupAll(".scroll-bar").stream()
        .filter(ScrollBar.class::isInstance)
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
        .findFirst()
        .orElse(null);
  }

  private static boolean isInScrollBar(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (one instanceof ScrollBar) {
        return true;
      }
    }
    return false;
  }
}
