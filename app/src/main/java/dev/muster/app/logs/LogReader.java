package dev.muster.app.logs;

import dev.muster.app.controls.Harmless;
import dev.muster.app.logs.LogEntry.Tone;
import dev.muster.shared.logs.LogLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Turns lines as they were written into what a pane shows.
final class LogReader {
  private static final Pattern ERROR =
      Pattern.compile("\\b(?:ERROR|FATAL|SEVERE|DIED|\\w*Exception|\\w*Error)\\b");
  private static final Pattern WARNING = Pattern.compile("\\b(?:WARN|WARNING)\\b");
  private final Map<String, Long> numbers = new HashMap<>();
  private long second = Long.MIN_VALUE;
  private boolean band;

  /// Lines in the order given; where numbers jump, a gap says how many are missing.
  List<LogEntry> read(List<LogLine> lines) {
    var entries = new ArrayList<LogEntry>(lines.size());
    for (var line : lines) {
      var before = line.number() < 0 ? null : numbers.put(line.worker(), line.number());
      if (before != null && line.number() > before + 1) {
        entries.add(new LogEntry.Gap(line.number() - before - 1));
      }
      entries.add(read(line));
    }
    return entries;
  }

  /// Forgets what was read, for it begins anew.
  void reset() {
    numbers.clear();
  }

  private LogEntry.Line read(LogLine line) {
    var now = line.time().getEpochSecond();
    if (now != second) {
      second = now;
      band = !band;
    }
    var shown = Harmless.of(line.message());
    return new LogEntry.Line(line, shown, tone(line.command(), shown), band);
  }

  private static Tone tone(String command, String shown) {
    return switch (command) {
      case "TASK_ERROR", "TASK_DIED", "TASK_TIMEOUT" -> Tone.ERROR;
      case "MESSAGE", "RESPONSE" -> Tone.PLAIN;
      default -> {
        if (ERROR.matcher(shown).find()) {
          yield Tone.ERROR;
        }
        yield WARNING.matcher(shown).find() ? Tone.WARNING : Tone.PLAIN;
      }
    };
  }
}
