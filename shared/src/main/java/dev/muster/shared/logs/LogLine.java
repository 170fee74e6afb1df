package dev.muster.shared.logs;

import java.time.Instant;

/// One line of a worker's log.
///
/// @param worker who wrote it
/// @param position its place in the stream, `ms-n`; later lines have later positions
/// @param time when, by Redis
/// @param command what it tells of, such as `MESSAGE` or `TASK_START`; `OUTPUT` for what code
/// printed
/// @param message the rest; for `OUTPUT` the printed text, one line
/// @param number its place among all lines that this process of the worker wrote, from 0; a jump
///     tells how many are no longer kept; -1 for a line that another process wrote about it
public record LogLine(
    String worker, String position, Instant time, String command, String message, long number) {
  /// The command of a line that code printed.
  public static final String OUTPUT = "OUTPUT";
}
