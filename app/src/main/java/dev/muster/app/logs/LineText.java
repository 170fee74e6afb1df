package dev.muster.app.logs;

import dev.muster.app.controls.Phrases;
import dev.muster.app.logs.LogEntry.Line;
import java.util.regex.Pattern;

/// A line as text, for the clipboard and for files.
final class LineText {
  private static final Pattern ENDS = Pattern.compile("\\R");

  private LineText() {}

  /// As it is shown.
  static String shown(Line entry) {
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
  static String written(Line entry) {
    var line = entry.line();
    var text = line.time() + " " + line.worker() + " " + line.command() + " " + line.message();
    return ENDS.matcher(text.stripTrailing()).replaceAll("␤");
  }
}
