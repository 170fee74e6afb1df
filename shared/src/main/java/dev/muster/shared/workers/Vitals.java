package dev.muster.shared.workers;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/// What changes about a worker, written with each beat, and soon after a task or an answer.
///
/// @param load share of its machine's processors in use, 0 to 1; below 0 where it isn't known
/// @param memory bytes in memory of the worker and its children; 0 where it isn't known
/// @param done tasks that ended well
/// @param failed tasks that ended otherwise
/// @param log its last log line, `COMMAND message`
/// @param beats its last 60 beats, oldest first: `|` on time, `l` late, `.` missed
@JsonDeserialize(using = Vitals.Reader.class)
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

  /// Reads it field by field: a first look reads thousands before anything is compiled.
  static final class Reader extends ValueDeserializer<Vitals> {
    @Override
    public Vitals deserialize(JsonParser in, DeserializationContext context) {
      double load = 0;
      long memory = 0;
      long done = 0;
      long failed = 0;
      @Nullable String log = null;
      @Nullable String beats = null;
      if (!in.isExpectedStartObjectToken()) {
        context.reportInputMismatch(Vitals.class, "no object");
      }
      for (var name = in.nextName(); name != null; name = in.nextName()) {
        var token = in.nextToken();
        switch (name) {
          case "load" -> load = token == JsonToken.VALUE_NULL ? 0 : in.getDoubleValue();
          case "memory" -> memory = whole(in, token);
          case "done" -> done = whole(in, token);
          case "failed" -> failed = whole(in, token);
          case "log" -> log = text(in, token);
          case "beats" -> beats = text(in, token);
          default -> in.skipChildren();
        }
      }
      if (log == null || beats == null) {
        return context.reportInputMismatch(Vitals.class, "without its texts");
      }
      return new Vitals(load, memory, done, failed, log, beats);
    }

    private static @Nullable String text(JsonParser in, JsonToken token) {
      in.skipChildren();
      return token.isScalarValue() ? in.getValueAsString() : null;
    }

    private static long whole(JsonParser in, JsonToken token) {
      return token == JsonToken.VALUE_NULL ? 0 : in.getLongValue();
    }
  }
}
