package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Gap;
import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.logs.LogEntry.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes entries of lines: in bands of a second, with a gap wherever a worker's numbers jump.
final class LogReader {
  private final Map<String, Shown> newest = new HashMap<>();

  /// Worker to the number of its oldest line that is kept.
  private final Map<String, Long> oldest = new HashMap<>();

  private long next;
  private long before = -1;
  private @Nullable Line first;
  private long second = Long.MIN_VALUE;
  private boolean band;
  private long leftOut;

  /// Forgets what was read, for it begins anew.
  void reset() {
    newest.clear();
    oldest.clear();
    first = null;
    leftOut = 0;
  }

  /// Lines that follow those before.
  ///
  /// @param hurried workers of whom some were passed over
  List<LogEntry> newer(List<Shown> lines, Set<String> hurried) {
    var entries = new ArrayList<LogEntry>(lines.size());
    for (var one : lines) {
      var missing = missing(one);
      if (missing > 0) {
        var why = hurried.contains(one.line().worker()) ? Why.LEFT_OUT : Why.NOT_KEPT;
        leftOut += why == Why.LEFT_OUT ? missing : 0;
        addGap(entries, missing, why);
      }
      var line = new Line(next++, one.line(), one.text(), band(one));
      if (first == null) {
        first = line;
      }
      entries.add(line);
    }
    return entries;
  }

  /// Lines that were passed over since this was last asked.
  long leftOut() {
    var number = leftOut;
    leftOut = 0;
    return number;
  }

  /// Lines that go before the first.
  List<LogEntry> older(List<Shown> lines) {
    var entries = new ArrayList<LogEntry>(lines.size());
    for (var one : lines.reversed()) {
      var number = one.line().number();
      var after = number < 0 ? null : oldest.put(one.line().worker(), number);
      // A number that isn't lower is of the process before.
      if (after != null && number < after - 1) {
        entries.add(new Gap(before--, after - 1 - number, Why.NOT_KEPT));
      }
      var line = new Line(before--, one.line(), one.text(), bandBefore(one));
      entries.add(line);
      first = line;
    }
    return entries.reversed();
  }

  /// Takes that entries at the beginning are no longer kept.
  void letGo(List<LogEntry> gone) {
    for (var entry : gone) {
      if (entry instanceof Line line && line.line().number() >= 0) {
        oldest.put(line.line().worker(), line.line().number() + 1);
      }
    }
  }

  /// Takes what is kept now, where more than lines went.
  void recount(List<LogEntry> kept) {
    oldest.clear();
    for (var entry : kept) {
      if (entry instanceof Line line && line.line().number() >= 0) {
        oldest.putIfAbsent(line.line().worker(), line.line().number());
      }
    }
  }

  /// Takes which one is the first now.
  void begins(Line line) {
    first = line;
  }

  /// Lines that were written before the oldest that is kept, as far as their numbers tell.
  long before() {
    return oldest.values().stream().mapToLong(Long::longValue).sum();
  }

  private long missing(Shown one) {
    var line = one.line();
    if (line.number() < 0) {
      return 0;
    }
    oldest.putIfAbsent(line.worker(), line.number());
    var last = newest.get(line.worker());
    // A number that isn't higher is of a new process, or of a line that was overtaken.
    if (last == null
        || line.time().isAfter(last.line().time())
        || line.number() > last.line().number()) {
      newest.put(line.worker(), one);
    }
    return last == null ? 0 : Math.max(0, line.number() - last.line().number() - 1);
  }

  /// Gaps that follow each other are one.
  private void addGap(List<LogEntry> entries, long lines, Why why) {
    if (!entries.isEmpty()
        && entries.getLast() instanceof Gap(var place, var some, var same)
        && same == why) {
      entries.set(entries.size() - 1, new Gap(place, some + lines, why));
    } else {
      entries.add(new Gap(next++, lines, why));
    }
  }

  private boolean band(Shown one) {
    var now = one.line().time().getEpochSecond();
    if (now != second) {
      second = now;
      band = !band;
    }
    return band;
  }

  private boolean bandBefore(Shown one) {
    if (first == null) {
      return band(one);
    }
    var same = one.line().time().getEpochSecond() == first.line().time().getEpochSecond();
    return first.band() == same;
  }
}
