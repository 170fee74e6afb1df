package dev.muster.app.logs;

import dev.muster.app.controls.Phrases;
import dev.muster.app.logs.LogEntry.Line;
import java.util.regex.Pattern;

/// A line as text, for the clipboard and for files.
final class LineText {
  private static final Pattern ENDS = Pattern.compile("\\R");

  private LineText() {}

  /// As it is shown; what is missing there is said as it is there.
  static String shown(LogEntry row) {
    if (!(row instanceof Line entry)) {
      return LogCell.words(row);
    }
    var line = entry.line();
    return Phrases.fineClock(line.time())
        + " "
        + line.worker()
        + " "
        + line.command()
        + " "
        + entry.shown();
  }

  /// As it was written, with its whole time; on one line, whatever it holds.
  static String written(LogEntry row) {
    if (!(row instanceof Line entry)) {
      return LogCell.words(row);
    }
    var line = entry.line();
    var text = line.time() + " " + line.worker() + " " + line.command() + " " + line.message();
    return ENDS.matcher(text.stripTrailing()).replaceAll("␤");
  }
}
