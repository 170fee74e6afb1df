package dev.muster.app.logs;

import dev.muster.shared.logs.LogLine;

/// What stands in a log pane.
public sealed interface LogEntry {
  /// A line.
  ///
  /// @param line as it was written
  /// @param shown its message made harmless
  /// @param tone how loud it is
  /// @param band turns with each second, so that lines of one second stand together
  record Line(LogLine line, String shown, Tone tone, boolean band) implements LogEntry {}

  /// Lines that were let go of, here or before they were read.
  record Gap(long lines) implements LogEntry {}

  /// How loud a line is.
  enum Tone {
    PLAIN,
    WARNING,
    ERROR
  }
}
