package dev.muster.shared.messages;

import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the hash `Q:messages:ID`.
final class SentRecord {
  private SentRecord() {}

  static Sent read(String id, Map<String, Reply> fields) {
    return new Sent(
        id,
        text(fields, "command"),
        json(fields.get("args")),
        text(fields, "sender"),
        Messages.timeOf(id),
        targets(json(fields.get("targets"))),
        (int) number(fields, "answered"),
        (int) number(fields, "failed"),
        (int) number(fields, "recalled"));
  }

  private static List<String> targets(@Nullable JsonNode array) {
    var targets = new ArrayList<String>();
    if (array != null) {
      array.forEach(target -> targets.add(target.asString("")));
    }
    return targets;
  }

  private static @Nullable JsonNode json(@Nullable Reply field) {
    try {
      return field == null ? null : Json.parse(field.text());
    } catch (JacksonException e) {
      return null;
    }
  }

  private static String text(Map<String, Reply> fields, String name) {
    var value = fields.get(name);
    return value == null ? "" : value.text();
  }

  private static long number(Map<String, Reply> fields, String name) {
    var value = fields.get(name);
    return value == null ? 0 : value.number();
  }
}
