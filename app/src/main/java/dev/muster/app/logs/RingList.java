package dev.muster.app.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.ObservableListBase;

/// The newest lines of a log, so many at the most. What it lets go of is told by a gap in its first
/// place. A batch is added and trimmed in one change.
public final class RingList extends ObservableListBase<LogEntry> {
  private final LogEntry[] ring;
  private int first;
  private int kept;
  private long dropped;

  /// Empty.
  ///
  /// @param capacity lines at the most
  public RingList(int capacity) {
    ring = new LogEntry[capacity];
  }

  @Override
  public LogEntry get(int index) {
    Objects.checkIndex(index, size());
    if (dropped > 0) {
      return index == 0 ? new LogEntry.Gap(dropped) : line(index - 1);
    }
    return line(index);
  }

  @Override
  public int size() {
    return kept + gap();
  }

  /// Adds lines at the end, and lets go of as many at the beginning as don't fit.
  public void append(List<? extends LogEntry> lines) {
    if (lines.isEmpty()) {
      return;
    }
    var skipped = Math.max(0, lines.size() - ring.length);
    var added = lines.subList(skipped, lines.size());
    var overflow = Math.max(0, kept + added.size() - ring.length);
    beginChange();
    letGo(overflow, skipped);
    added.forEach(this::put);
    nextAdd(size() - added.size(), size());
    endChange();
  }

  /// Lets go of all, without a gap.
  public void reset() {
    beginChange();
    var all = List.copyOf(this);
    java.util.Arrays.fill(ring, null);
    first = 0;
    kept = 0;
    dropped = 0;
    nextRemove(0, all);
    endChange();
  }

  private void letGo(int overflow, int skipped) {
    if (overflow + skipped == 0) {
      return;
    }
    var gone = new ArrayList<LogEntry>(overflow + 1);
    for (int i = 0; i < overflow + gap(); i++) {
      gone.add(get(i));
    }
    first = (first + overflow) % ring.length;
    kept -= overflow;
    dropped += overflow + skipped;
    nextReplace(0, 1, gone);
  }

  private void put(LogEntry line) {
    ring[(first + kept) % ring.length] = line;
    kept++;
  }

  private LogEntry line(int index) {
    return ring[(first + index) % ring.length];
  }

  private int gap() {
    return dropped > 0 ? 1 : 0;
  }
}
