package dev.muster.shared.workers;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/// Reads vitals field by field. A first look reads thousands before anything is compiled, and by
/// Jackson's own ways, into a record or a tree, that takes a half or a quarter longer.
final class VitalsReader extends ValueDeserializer<Vitals> {
  @Override
  public Vitals deserialize(JsonParser in, DeserializationContext context) {
    if (!in.isExpectedStartObjectToken()) {
      return context.reportInputMismatch(Vitals.class, "no object");
    }
    double load = 0;
    long memory = 0;
    long done = 0;
    long failed = 0;
    @Nullable String log = null;
    @Nullable String beats = null;
    for (var name = in.nextName(); name != null; name = in.nextName()) {
      in.nextToken();
      switch (name) {
        case "load" -> load = isNull(in) ? 0 : in.getDoubleValue();
        case "memory" -> memory = whole(in);
        case "done" -> done = whole(in);
        case "failed" -> failed = whole(in);
        case "log" -> log = text(in);
        case "beats" -> beats = text(in);
        default -> in.skipChildren();
      }
    }
    if (log == null || beats == null) {
      return context.reportInputMismatch(Vitals.class, "without its texts");
    }
    return new Vitals(load, memory, done, failed, log, beats);
  }

  private static boolean isNull(JsonParser in) {
    return in.hasToken(JsonToken.VALUE_NULL);
  }

  private static long whole(JsonParser in) {
    return isNull(in) ? 0 : in.getLongValue();
  }

  /// Null also for a list or an object, which is passed over.
  private static @Nullable String text(JsonParser in) {
    in.skipChildren();
    return in.getValueAsString();
  }
}
