package dev.muster.app.logs;

import dev.muster.shared.logs.LogLine;
import java.util.List;

/// What stands in a log pane, one a row.
public sealed interface LogEntry {
  /// Its place among all: later entries have higher ones.
  long place();

  /// Where the first of that place or a later one stands in a list.
  static int indexOf(List<? extends LogEntry> entries, long place) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).place() < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// A line.
  ///
  /// @param line as it was written
  /// @param shown its message made harmless
  /// @param band turns with each second, so that lines of one second stand together
  record Line(long place, LogLine line, String shown, boolean band) implements LogEntry {}

  /// Lines that are missing here.
  record Gap(long place, long lines, Why why) implements LogEntry {}

  /// What is before the first line.
  ///
  /// @param lines how many there were; 0 where nobody knows
  record Top(long lines, Older older) implements LogEntry {
    @Override
    public long place() {
      return Long.MIN_VALUE;
    }
  }

  /// Why lines are missing.
  enum Why {
    /// Neither Redis nor the window has them any more.
    NOT_KEPT,
    /// They were written faster than they are read.
    LEFT_OUT
  }

  /// Whether there are lines before the first.
  enum Older {
    /// Redis has some.
    THERE,
    /// They are on their way.
    COMING,
    /// Redis has none.
    NONE
  }
}
