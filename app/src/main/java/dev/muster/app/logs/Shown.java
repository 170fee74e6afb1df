package dev.muster.app.logs;

import dev.muster.app.controls.Harmless;
import dev.muster.shared.logs.LogLine;
import java.util.List;

/// A line, and its message as it is shown.
record Shown(LogLine line, String text) {
  static List<Shown> of(List<LogLine> lines) {
    return lines.stream().map(line -> new Shown(line, Harmless.of(line.message()))).toList();
  }
}
