package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a worker had begun and not ended, and what it wrote last, by its log.
final class Held {
  /// Lines that are looked at.
  private static final int BACK = 5_000;

  private Held() {}

  /// Their ids, the last begun first.
  static List<String> by(String worker, List<LogEntry> lines) {
    var ended = new HashSet<String>();
    var held = new ArrayList<String>();
    for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - BACK); i--) {
      if (lines.get(i) instanceof Line line && line.line().worker().equals(worker)) {
        look(line, ended, held);
      }
    }
    return held;
  }

  /// The last line of a worker; null for none.
  static @Nullable Line last(String worker, List<LogEntry> lines) {
    for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - BACK); i--) {
      if (lines.get(i) instanceof Line line && line.line().worker().equals(worker)) {
        return line;
      }
    }
    return null;
  }

  private static void look(Line line, Set<String> ended, List<String> held) {
    var id = line.line().message().strip();
    switch (line.line().command()) {
      case "TASK_COMPLETE", "TASK_ERROR", "TASK_DIED", "TASK_TIMEOUT", "TASK_CANCELLED" ->
          ended.add(id);
      case "TASK_START", "REQUEUE" -> {
        if (ended.add(id)) {
          held.add(id);
        }
      }
      default -> {}
    }
  }
}
