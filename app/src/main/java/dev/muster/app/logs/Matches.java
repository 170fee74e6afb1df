package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Line;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// The lines of a pane in which something was found, kept up to date as lines come and go.
final class Matches {
  private final KeptLines lines;
  private final List<Line> found = new ArrayList<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper number = new ReadOnlyIntegerWrapper();
  private Search search = Search.of("", false, false);
  private @Nullable Line current;

  Matches(KeptLines lines) {
    this.lines = lines;
    lines.addListener((ListChangeListener<LogEntry>) this::follow);
  }

  /// How many there are.
  ReadOnlyIntegerProperty count() {
    return count.getReadOnlyProperty();
  }

  /// The number of the one that was gone to, from 1; 0 if there is none.
  ReadOnlyIntegerProperty number() {
    return number.getReadOnlyProperty();
  }

  /// What is looked for.
  Search search() {
    return search;
  }

  /// Looks for something else.
  void look(Search other) {
    search = other;
    found.clear();
    current = null;
    if (search.isOn()) {
      for (var entry : lines) {
        add(entry, found);
      }
    }
    tell();
  }

  /// The one after a place, or before it; beyond the end it begins at the other.
  ///
  /// @param place where to begin unless one was gone to already
  @Nullable Line step(boolean forward, long place) {
    if (found.isEmpty()) {
      return null;
    }
    var from = current == null ? place : current.place();
    var at = index(from);
    if (forward) {
      at += at < found.size() && found.get(at).place() == from && current != null ? 1 : 0;
    } else {
      at--;
    }
    current = found.get(Math.floorMod(at, found.size()));
    tell();
    return current;
  }

  private void follow(ListChangeListener.Change<? extends LogEntry> change) {
    if (!search.isOn()) {
      return;
    }
    while (change.next()) {
      if (change.wasRemoved()) {
        remove(change.getRemoved());
      }
      if (change.wasAdded()) {
        var news = new ArrayList<Line>();
        change.getAddedSubList().forEach(entry -> add(entry, news));
        if (!news.isEmpty()) {
          found.addAll(index(news.getFirst().place()), news);
        }
      }
    }
    tell();
  }

  private void remove(List<? extends LogEntry> gone) {
    found.subList(index(gone.getFirst().place()), index(gone.getLast().place() + 1)).clear();
    if (current != null && !isFound(current)) {
      current = null;
    }
  }

  private boolean isFound(Line line) {
    var at = index(line.place());
    return at < found.size() && found.get(at).place() == line.place();
  }

  private void add(LogEntry entry, List<Line> to) {
    if (entry instanceof Line line && search.matches(line)) {
      to.add(line);
    }
  }

  private int index(long place) {
    return LogEntry.indexOf(found, place);
  }

  private void tell() {
    count.set(found.size());
    number.set(current == null ? 0 : index(current.place()) + 1);
  }
}
