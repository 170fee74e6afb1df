package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.logs.LogEntry.Older;
import dev.muster.shared.logs.LogLine;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a pane keeps of its log: newer lines go after the last, older ones before the first, and
/// the row above them says what isn't here.
final class Roll {
  private final KeptLines lines;
  private final LogReader reader = new LogReader();
  private Older older = Older.NONE;

  Roll(KeptLines lines) {
    this.lines = lines;
  }

  /// Begins anew, without a line.
  void reset() {
    older = Older.NONE;
    lines.reset();
    reader.reset();
  }

  /// Whether Redis has more, before the first line.
  Older older() {
    return older;
  }

  /// Takes that it has, or hasn't.
  void older(Older now) {
    older = now;
    sayTop();
  }

  /// Takes lines after the last.
  ///
  /// @param hurried workers of whom some were passed over
  /// @return how many were passed over
  long append(List<Shown> news, Set<String> hurried) {
    lines.together(
        () -> {
          letGo(lines.append(reader.newer(news, hurried)));
          sayTop();
        });
    return reader.leftOut();
  }

  /// Takes lines that end with the moment of the first, of which some are here already.
  ///
  /// @param more whether there are others before them
  void prepend(Line first, List<Shown> page, boolean more) {
    var here = of(first.line().time());
    var fresh = page.stream().filter(one -> !here.contains(one.line())).toList();
    reader.begins(first);
    lines.prepend(reader.older(fresh));
    older(more ? Older.THERE : Older.NONE);
  }

  /// The lines at the beginning that aren't later than that.
  private Set<LogLine> of(Instant moment) {
    var some = new HashSet<LogLine>();
    for (var entry : lines) {
      if (entry instanceof Line line) {
        if (line.line().time().isAfter(moment)) {
          break;
        }
        some.add(line.line());
      }
    }
    return some;
  }

  /// The first line; null if there is none.
  @Nullable Line first() {
    return lines.first();
  }

  /// The last line; null if there is none.
  @Nullable Line last() {
    return lines.last();
  }

  /// The first line of a moment or later; null if there is none.
  @Nullable Line since(Instant moment) {
    for (var entry : lines) {
      if (entry instanceof Line line && !line.line().time().isBefore(moment)) {
        return line;
      }
    }
    return null;
  }

  /// Holds what stands there now, for somebody reads it.
  void hold() {
    settle(lines.hold());
  }

  /// Nobody reads any more.
  void release() {
    settle(lines.release());
  }

  private void settle(List<LogEntry> gone) {
    letGo(gone);
    if (!gone.isEmpty()) {
      reader.recount(lines);
    }
    sayTop();
  }

  private void letGo(List<LogEntry> gone) {
    if (!gone.isEmpty()) {
      reader.letGo(gone);
      older = Older.THERE;
    }
  }

  private void sayTop() {
    lines.top(reader.before(), older);
  }
}
