package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Line;
import java.util.List;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// Lines that a person has marked to find them again. A mark goes with its line.
final class Marks {
  private final TreeMap<Long, Line> marked = new TreeMap<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

  Marks(KeptLines lines) {
    lines.addListener((ListChangeListener<LogEntry>) this::follow);
  }

  ReadOnlyIntegerProperty count() {
    return count.getReadOnlyProperty();
  }

  boolean isMarked(Line line) {
    return marked.containsKey(line.place());
  }

  /// All, in the order of the lines.
  List<Line> all() {
    return List.copyOf(marked.values());
  }

  /// Marks these, or takes their marks where all have one.
  void toggle(List<Line> lines) {
    if (lines.stream().allMatch(this::isMarked)) {
      lines.forEach(line -> marked.remove(line.place()));
    } else {
      lines.forEach(line -> marked.put(line.place(), line));
    }
    count.set(marked.size());
  }

  void clear() {
    marked.clear();
    count.set(0);
  }

  /// The next after a place, or the one before; beyond the end it begins at the other.
  @Nullable Line step(boolean forward, long place) {
    if (marked.isEmpty()) {
      return null;
    }
    var next = forward ? marked.higherEntry(place) : marked.lowerEntry(place);
    return (next != null ? next : forward ? marked.firstEntry() : marked.lastEntry()).getValue();
  }

  private void follow(ListChangeListener.Change<? extends LogEntry> change) {
    while (!marked.isEmpty() && change.next()) {
      if (change.wasRemoved()) {
        var gone = change.getRemoved();
        marked.subMap(gone.getFirst().place(), true, gone.getLast().place(), true).clear();
      }
    }
    count.set(marked.size());
  }
}
