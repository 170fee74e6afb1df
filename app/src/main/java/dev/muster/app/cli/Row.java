package dev.muster.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of one line of output, in their order, by their names.
final class Row {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /// With a value; what is null counts as an empty text.
  Row with(String name, @Nullable Object value) {
    values.put(name, value == null ? "" : value);
    return this;
  }

  Map<String, Object> values() {
    return values;
  }
}
