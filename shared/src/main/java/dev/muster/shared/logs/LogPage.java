package dev.muster.shared.logs;

import java.time.Instant;
import java.util.List;

/// A page of some workers' logs, whole from one moment to another.
///
/// @param lines by time
/// @param since nothing that Redis still has is missing between this moment and the page's end
/// @param more whether Redis has still older ones
public record LogPage(List<LogLine> lines, Instant since, boolean more) {
  /// With a copy of its own.
  public LogPage {
    lines = List.copyOf(lines);
  }
}
