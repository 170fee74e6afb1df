package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Tone;
import dev.muster.shared.logs.LogLine;
import java.util.List;
import java.util.regex.Pattern;

/// Turns lines as they were written into what a pane shows.
final class LogReader {
  private static final Pattern ERROR =
      Pattern.compile("\\b(?:ERROR|FATAL|SEVERE|DIED|\\w*Exception|\\w*Error)\\b");
  private static final Pattern WARNING = Pattern.compile("\\b(?:WARN|WARNING)\\b");
  private long second = Long.MIN_VALUE;
  private boolean band;

  List<LogEntry.Line> read(List<LogLine> lines) {
    return lines.stream().map(this::read).toList();
  }

  private LogEntry.Line read(LogLine line) {
    var now = line.time().getEpochSecond();
    if (now != second) {
      second = now;
      band = !band;
    }
    return new LogEntry.Line(line, Harmless.of(line.message()), tone(line), band);
  }

  private static Tone tone(LogLine line) {
    return switch (line.command()) {
      case "TASK_ERROR", "TASK_DIED", "TASK_TIMEOUT" -> Tone.ERROR;
      case "MESSAGE", "RESPONSE" -> Tone.PLAIN;
      default -> {
        if (ERROR.matcher(line.message()).find()) {
          yield Tone.ERROR;
        }
        yield WARNING.matcher(line.message()).find() ? Tone.WARNING : Tone.PLAIN;
      }
    };
  }
}
