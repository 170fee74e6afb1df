package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// Lines that a person has marked to find them again. A mark goes with its line, and is there again
/// when the line is read anew.
final class Marks {
  private final TreeMap<Long, Line> marked = new TreeMap<>();

  /// Also those whose lines aren't kept now.
  private final Set<Key> kept = new HashSet<>();

  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

  /// Tells a line from all others, wherever it stands.
  private record Key(String worker, String position, String command, long number) {
    static Key of(Line entry) {
      var line = entry.line();
      return new Key(line.worker(), line.position(), line.command(), line.number());
    }
  }

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
      lines.forEach(line -> kept.remove(Key.of(line)));
    } else {
      lines.forEach(this::put);
    }
    count.set(marked.size());
  }

  void clear() {
    marked.clear();
    kept.clear();
    count.set(0);
  }

  private void put(Line line) {
    marked.put(line.place(), line);
    kept.add(Key.of(line));
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
    while (!kept.isEmpty() && change.next()) {
      if (change.wasRemoved()) {
        var gone = change.getRemoved();
        marked.subMap(gone.getFirst().place(), true, gone.getLast().place(), true).clear();
      }
      for (var entry : change.getAddedSubList()) {
        if (entry instanceof Line line && kept.contains(Key.of(line))) {
          marked.put(line.place(), line);
        }
      }
    }
    count.set(marked.size());
  }
}
