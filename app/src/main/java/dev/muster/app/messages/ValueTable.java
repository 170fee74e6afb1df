package dev.muster.app.messages;

import dev.muster.app.controls.Harmless;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A value that is a table: a list of objects with like keys, or a name for each of such objects.
///
/// @param columns their heads; the first is empty where each row has a name
/// @param rows the first of them, each with a value for each column; null for none
/// @param all how many there are
record ValueTable(List<String> columns, List<List<@Nullable JsonNode>> rows, int all) {
  /// Rows that are shown.
  static final int SHOWN = 2_000;

  private static final int COLUMNS = 24;

  /// By numbers where both are such, else by words; what is missing comes last.
  static final Comparator<@Nullable JsonNode> ORDER =
      Comparator.nullsLast(
          (one, other) ->
              one.isNumber() && other.isNumber()
                  ? Double.compare(one.asDouble(), other.asDouble())
                  : words(one).compareToIgnoreCase(words(other)));

  /// A value as a table; empty if it is none.
  static Optional<ValueTable> of(JsonNode value) {
    if (value.isEmpty() || !(value.isArray() || value.isObject())) {
      return Optional.empty();
    }
    var keys = new LinkedHashSet<String>();
    for (var row : value.values()) {
      if (!row.isObject() || row.isEmpty()) {
        return Optional.empty();
      }
      keys.addAll(row.propertyNames());
      if (keys.size() > COLUMNS) {
        return Optional.empty();
      }
    }
    // Like keys: of all that there are, each object has half at the least.
    if (value.values().stream().anyMatch(row -> row.size() * 2 < keys.size())) {
      return Optional.empty();
    }
    return Optional.of(value.isArray() ? list(value, keys) : named(value, keys));
  }

  private static ValueTable list(JsonNode value, Set<String> keys) {
    var rows = value.values().stream().limit(SHOWN).map(row -> cells(row, keys, new ArrayList<>()));
    return new ValueTable(List.copyOf(keys), rows.toList(), value.size());
  }

  private static ValueTable named(JsonNode value, Set<String> keys) {
    var columns = new ArrayList<String>(keys);
    columns.addFirst("");
    var rows =
        value
            .propertyStream()
            .limit(SHOWN)
            .map(
                row -> {
                  var cells = new ArrayList<@Nullable JsonNode>();
                  cells.add(JsonNodeFactory.instance.stringNode(row.getKey()));
                  return cells(row.getValue(), keys, cells);
                });
    return new ValueTable(List.copyOf(columns), rows.toList(), value.size());
  }

  private static List<@Nullable JsonNode> cells(
      JsonNode row, Set<String> keys, List<@Nullable JsonNode> cells) {
    keys.forEach(key -> cells.add(row.get(key)));
    return cells;
  }

  /// Whether all that stands in a column are numbers.
  boolean isOfNumbers(int column) {
    return rows.stream().map(row -> row.get(column)).allMatch(one -> one == null || one.isNumber());
  }

  /// A value in a line; a dash for what is missing.
  static String words(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return "–";
    }
    return Harmless.of(value.isString() ? value.asString() : value.toString());
  }
}
