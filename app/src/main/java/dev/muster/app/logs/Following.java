package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Top;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Keeps the last line of a list in sight until a person scrolls up, and holds still what they read
/// then. At the top, it asks for older lines.
final class Following {
  private final LogModel model;
  private final ListView<LogEntry> list;
  private final ListChangeListener<LogEntry> changes = _ -> changed();
  private final ChangeListener<ObservableList<LogEntry>> others = (_, _, _) -> listen();
  private @Nullable ObservableList<LogEntry> heard;
  private @Nullable ScrollBar watched;
  private boolean moving;

  Following(LogModel model, ListView<LogEntry> list) {
    this.model = model;
    this.list = list;
    list.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::grabbed);
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> resumeAtEnd());
    list.heightProperty().addListener(_ -> resized());
    list.widthProperty().addListener(_ -> resized());
    // Only once the list's own skin has heard of a change can it be scrolled to what came with it.
    list.skinProperty().addListener(_ -> listenAfterSkin());
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
      model.following().set(false);
    } else {
      resume();
    }
  }

  /// Rows that aren't of one height change theirs with the width.
  private void resized() {
    if (list.getFixedCellSize() > 0) {
      keepUp();
    } else {
      stay(place());
    }
  }

  /// Keeps to the end, or to the place that was the first to be seen, where rows change height.
  void stay(long first) {
    if (model.following().get()) {
      keepUp();
    } else if (first != Long.MIN_VALUE) {
      moving = true;
      list.layout();
      list.scrollTo(indexOf(first));
      list.layout();
      moving = false;
    }
  }

  /// Goes to the first row, and to what was before.
  void toTop() {
    model.following().set(false);
    list.scrollTo(0);
    model.loadOlder();
  }

  /// Puts a place into the middle of what is seen.
  void show(long place) {
    var at = indexOf(place);
    var flow = flow();
    if (flow == null) {
      list.scrollTo(at);
      return;
    }
    list.layout();
    var first = flow.getFirstVisibleCell();
    var last = flow.getLastVisibleCell();
    if (first == null || last == null || at <= first.getIndex() || at >= last.getIndex()) {
      var rows = first == null || last == null ? 0 : last.getIndex() - first.getIndex();
      list.scrollTo(Math.max(0, at - rows / 2));
    }
    list.getSelectionModel().clearAndSelect(at);
    list.getFocusModel().focus(at);
    holdOn();
  }

  /// Chooses the last row to be seen: there a person without a mouse begins.
  void chooseLast() {
    var flow = flow();
    var last = flow == null ? null : flow.getLastVisibleCell();
    if (last != null) {
      list.getSelectionModel().clearAndSelect(last.getIndex());
      list.getFocusModel().focus(last.getIndex());
    }
  }

  /// The place of the first line that is to be seen.
  long place() {
    var anchor = anchor();
    return anchor == null ? Long.MIN_VALUE : anchor.getItem().place();
  }

  private void listenAfterSkin() {
    list.itemsProperty().removeListener(others);
    list.itemsProperty().addListener(others);
    listen();
  }

  private void listen() {
    if (heard != null) {
      heard.removeListener(changes);
    }
    heard = list.getItems();
    heard.addListener(changes);
    bar();
    keepUp();
  }

  private void changed() {
    if (model.following().get() || list.getItems().isEmpty()) {
      stayWithin();
      keepUp();
      return;
    }
    var anchor = anchor();
    var flow = flow();
    if (anchor == null || flow == null) {
      return;
    }
    var now = indexOf(anchor.getItem().place());
    if (now != anchor.getIndex()) {
      var from = anchor.getLayoutY();
      moving = true;
      list.layout();
      flow.scrollTo(now);
      flow.scrollPixels(-from);
      moving = false;
    }
  }

  /// Where there are fewer lines than before, the place that was seen may be none any more: the
  /// list would fill what is in sight with rows beyond its last.
  private void stayWithin() {
    var flow = flow();
    var first = flow == null ? null : flow.getFirstVisibleCell();
    var last = flow == null ? null : flow.getLastVisibleCell();
    var size = list.getItems().size();
    if (flow != null && first != null && last != null && flow.getCellCount() > size) {
      var rows = last.getIndex() - first.getIndex() + 1;
      moving = true;
      flow.scrollTo(Math.max(0, size - rows));
      moving = false;
    }
  }

  private void keepUp() {
    if (!model.following().get() || list.getItems().isEmpty()) {
      return;
    }
    int last = list.getItems().size() - 1;
    list.layout();
    list.scrollTo(last);
    list.layout();
    var flow = flow();
    var seen = flow == null ? null : flow.getLastVisibleCell();
    // Where the first rows are new, it may stop short of the last.
    if (flow != null && seen != null && seen.getIndex() < last) {
      flow.scrollPixels((last - seen.getIndex() + 1) * seen.getHeight());
    }
    if (flow != null && list.getFixedCellSize() < 0) {
      showEndOf(flow, last);
    }
  }

  /// Of rows that aren't of one height the last may begin in sight and end below it.
  private static void showEndOf(VirtualFlow<IndexedCell<LogEntry>> flow, int last) {
    var row = flow.getVisibleCell(last);
    var hidden = row == null ? 0 : row.getLayoutY() + row.getHeight() - flow.getHeight();
    if (hidden > 0) {
      flow.scrollPixels(hidden);
    }
  }

  /// The first row to be seen that is a line or a gap between lines.
  private @Nullable IndexedCell<LogEntry> anchor() {
    var flow = flow();
    var first = flow == null ? null : flow.getFirstVisibleCell();
    if (flow == null || first == null) {
      return null;
    }
    if (first.getItem() instanceof Top) {
      first = flow.getVisibleCell(first.getIndex() + 1);
    }
    return first == null || first.getItem() == null ? null : first;
  }

  private int indexOf(long place) {
    var items = list.getItems();
    if (items instanceof KeptLines all) {
      return Math.min(all.indexOf(place), all.size() - 1);
    }
    int low = 0;
    int high = items.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (items.get(middle).place() < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.min(low, items.size() - 1);
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

  /// Whoever scrolls while it stands comes to older lines, or to newer ones, which are held then.
  private void moved() {
    if (moving || model.following().get()) {
      return;
    }
    var bar = watched;
    if (bar != null && bar.isVisible() && bar.getValue() <= bar.getMin()) {
      model.loadOlder();
    }
    holdOn();
  }

  private void holdOn() {
    var flow = flow();
    var last = flow == null ? null : flow.getLastVisibleCell();
    if (last != null && last.getItem() != null && model.lines().isLoose(last.getItem().place())) {
      model.holdOn();
    }
  }

  @SuppressWarnings("unchecked")
  private @Nullable VirtualFlow<IndexedCell<LogEntry>> flow() {
    return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        ? (VirtualFlow<IndexedCell<LogEntry>>) flow
        : null;
  }

  private @Nullable ScrollBar bar() {
    if (watched == null) {
      watched =
          list.lookupAll(".scroll-bar").stream()
              .filter(ScrollBar.class::isInstance)
              .map(ScrollBar.class::cast)
              .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
              .findFirst()
              .orElse(null);
      if (watched != null) {
        watched.valueProperty().addListener(_ -> moved());
      }
    }
    return watched;
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
