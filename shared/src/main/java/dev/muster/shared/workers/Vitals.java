package dev.muster.shared.workers;

import java.util.Objects;
import tools.jackson.databind.annotation.JsonDeserialize;

/// What changes about a worker, written with each beat, and soon after a task or an answer.
///
/// @param load share of its machine's processors in use, 0 to 1; below 0 where it isn't known
/// @param memory bytes in memory of the worker and its children; 0 where it isn't known
/// @param done tasks that ended well
/// @param failed tasks that ended otherwise
/// @param log its last log line, `COMMAND message`
/// @param beats its last 60 beats, oldest first: `|` on time, `l` late, `.` missed
@JsonDeserialize(using = VitalsReader.class)
public record Vitals(double load, long memory, long done, long failed, String log, String beats) {
  /// What lacks a text is no such document.
  public Vitals {
    Objects.requireNonNull(log);
    Objects.requireNonNull(beats);
  }

  /// Before the first beat.
  public static final Vitals NONE = new Vitals(-1, 0, 0, 0, "", "");

  /// Whether nothing has happened since: the same tasks ended, the same line is the last.
  public boolean tellsTheSame(Vitals before) {
    return done == before.done && failed == before.failed && log.equals(before.log);
  }
}
