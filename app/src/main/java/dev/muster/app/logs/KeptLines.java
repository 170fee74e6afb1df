package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Gap;
import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.logs.LogEntry.Older;
import dev.muster.app.logs.LogEntry.Top;
import dev.muster.app.logs.LogEntry.Why;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// The lines of a pane, so many and so much at the most, under a row that says what was before
/// them. While somebody reads, what stood there then is held, and what comes after it is trimmed
/// instead: a gap tells of it in its place. A batch is added and trimmed in one change.
public final class KeptLines extends ObservableListBase<LogEntry> {
  /// Characters at the most.
  private static final long ROOM = 24L << 20;

  /// So many times more than usual is held for somebody who reads.
  private static final int PATIENCE = 3;

  private final List<LogEntry> all = new ArrayList<>();
  private final int capacity;
  private final long room;
  private long size;
  private boolean holding;

  /// Rows at the beginning that stay; the one about what was before is always one of them.
  private int held;

  /// Empty.
  ///
  /// @param capacity lines at the most
  public KeptLines(int capacity) {
    this(capacity, ROOM);
  }

  KeptLines(int capacity, long room) {
    this.capacity = capacity;
    this.room = room;
  }

  @Override
  public LogEntry get(int index) {
    return all.get(index);
  }

  @Override
  public int size() {
    return all.size();
  }

  /// Where an entry of that place stands, or would stand.
  public int indexOf(long place) {
    return LogEntry.indexOf(all, place);
  }

  /// The first line; null if there is none.
  @Nullable Line first() {
    for (var entry : all) {
      if (entry instanceof Line line) {
        return line;
      }
    }
    return null;
  }

  /// The last line; null if there is none.
  @Nullable Line last() {
    return !all.isEmpty() && all.getLast() instanceof Line line ? line : null;
  }

  /// Adds entries at the end, and lets go of as many as don't fit.
  ///
  /// @return those at the beginning that are gone
  List<LogEntry> append(List<LogEntry> news) {
    if (news.isEmpty()) {
      return List.of();
    }
    beginChange();
    if (all.isEmpty()) {
      all.add(new Top(0, Older.NONE));
      held = 1;
      nextAdd(0, 1);
    }
    all.addAll(news);
    news.forEach(entry -> size += length(entry));
    nextAdd(all.size() - news.size(), all.size());
    var gone = trim();
    endChange();
    return gone;
  }

  /// Adds entries before the first line. What doesn't fit any more goes after what is held.
  void prepend(List<LogEntry> older) {
    if (all.isEmpty() || older.isEmpty()) {
      return;
    }
    beginChange();
    all.addAll(1, older);
    older.forEach(entry -> size += length(entry));
    nextAdd(1, 1 + older.size());
    held += older.size();
    int keep = held;
    long left = size;
    while (keep > 2 && (keep - 1 > capacity * PATIENCE || left > room)) {
      left -= length(all.get(--keep));
    }
    int excess = held - keep;
    if (excess > 0) {
      held = keep;
      cut(keep, keep + excess);
    }
    endChange();
  }

  /// Tells of several changes as of one.
  void together(Runnable changes) {
    beginChange();
    changes.run();
    endChange();
  }

  /// Says what is before the first line.
  void top(long lines, Older older) {
    var top = new Top(Math.max(0, lines), older);
    if (!all.isEmpty() && !all.getFirst().equals(top)) {
      beginChange();
      nextSet(0, all.set(0, top));
      endChange();
    }
  }

  /// Lets nothing go of what stands there now.
  ///
  /// @return those at the beginning that are gone all the same, because too much would be held
  List<LogEntry> hold() {
    holding = true;
    held = all.size();
    int excess = held - 1 - capacity * PATIENCE;
    if (excess <= 0) {
      return List.of();
    }
    beginChange();
    var gone = takeOut(1, 1 + excess);
    held = all.size();
    endChange();
    return gone;
  }

  /// Nobody reads any more.
  ///
  /// @return those at the beginning that are gone now
  List<LogEntry> release() {
    holding = false;
    held = Math.min(1, all.size());
    beginChange();
    var gone = trim();
    endChange();
    return gone;
  }

  /// Whether what stands at a place may be trimmed though somebody reads.
  boolean isLoose(long place) {
    return holding && indexOf(place) >= held;
  }

  /// Lets go of all.
  void reset() {
    if (all.isEmpty()) {
      return;
    }
    beginChange();
    var gone = List.copyOf(all);
    all.clear();
    nextRemove(0, gone);
    size = 0;
    held = 0;
    holding = false;
    endChange();
  }

  private List<LogEntry> trim() {
    int from = held < all.size() && isCut(held) ? held + 1 : held;
    int to = Math.max(from, Math.min(all.size(), all.size() - capacity));
    long left = size;
    for (int i = from; i < to; i++) {
      left -= length(all.get(i));
    }
    while (to < all.size() - 1 && left > room) {
      left -= length(all.get(to++));
    }
    if (to == from) {
      return List.of();
    }
    if (holding) {
      cut(from, to);
      return List.of();
    }
    return takeOut(from, to);
  }

  /// Whether a gap stands there that was made here, to which more can be added.
  private boolean isCut(int index) {
    return holding && all.get(index) instanceof Gap gap && gap.why() == Why.NOT_KEPT;
  }

  /// Takes out entries, of which a gap at the end of what is held tells.
  private void cut(int from, int to) {
    var gone = takeOut(from, to);
    long lines = 0;
    for (var entry : gone) {
      lines += entry instanceof Gap gap ? gap.lines() : 1;
    }
    var place = gone.getLast().place();
    if (held < all.size() && isCut(held)) {
      var old = (Gap) all.get(held);
      all.set(held, new Gap(Math.max(place, old.place()), old.lines() + lines, Why.NOT_KEPT));
      nextSet(held, old);
    } else {
      all.add(held, new Gap(place, lines, Why.NOT_KEPT));
      nextAdd(held, held + 1);
    }
  }

  private List<LogEntry> takeOut(int from, int to) {
    var some = all.subList(from, to);
    var gone = List.copyOf(some);
    gone.forEach(entry -> size -= length(entry));
    some.clear();
    nextRemove(from, gone);
    return gone;
  }

  private static long length(LogEntry entry) {
    return entry instanceof Line line ? line.line().message().length() : 0;
  }
}
