package dev.muster.shared.redis;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Redis answered: text, bytes, a number, a list of such, or nothing.
///
/// @param raw as the client library gives it: byte[], Long, List or null
public record Reply(@Nullable Object raw) {
  /// Whether there is nothing: a key or field that doesn't exist, a wait that ended without an
  /// event.
  public boolean isNull() {
    return raw == null;
  }

  /// As UTF-8 text.
  public String text() {
    return switch (raw) {
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      case Long number -> number.toString();
      case String text -> text;
      case null -> throw new IllegalStateException("no value");
      default -> throw new IllegalStateException("not text: " + raw.getClass());
    };
  }

  /// As text; null where there is nothing.
  public @Nullable String textOrNull() {
    return raw == null ? null : text();
  }

  /// As it is.
  public byte[] bytes() {
    return raw instanceof byte[] bytes ? bytes : text().getBytes(StandardCharsets.UTF_8);
  }

  /// As a whole number; 0 where there is nothing.
  public long number() {
    return switch (raw) {
      case null -> 0;
      case Long number -> number;
      default -> number(text());
    };
  }

  /// A score is written as a whole number where it is one, unless it is very large.
  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      return (long) Double.parseDouble(text);
    }
  }

  /// As a list; empty where there is nothing.
  public List<Reply> list() {
    return raw instanceof List<?> list ? list.stream().map(Reply::new).toList() : List.of();
  }

  /// As a list of texts.
  public List<String> texts() {
    return list().stream().map(Reply::text).toList();
  }

  /// A flat list of name, value, name, value … as a map in its order.
  public Map<String, Reply> map() {
    var flat = list();
    var map = new LinkedHashMap<String, Reply>();
    for (var i = 0; i + 1 < flat.size(); i += 2) {
      map.put(flat.get(i).text(), flat.get(i + 1));
    }
    return map;
  }
}
