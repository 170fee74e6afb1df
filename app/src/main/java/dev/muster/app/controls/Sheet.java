package dev.muster.app.controls;

import dev.muster.shared.redis.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A table as it leaves the window, in the order in which it is shown: numbers as numbers, times
/// as ISO, nothing cut.
///
/// @param name of what the rows are, such as `workers`
/// @param columns their names, as the command line has them
/// @param rows a value for each column; null where there is none
public record Sheet(String name, List<String> columns, List<List<@Nullable Object>> rows) {
  /// What a spreadsheet would calculate, or run, though it is somebody's text.
  private static final Pattern FORMULA = Pattern.compile("^[=+@\\t\\r-](?!\\d*\\.?\\d*$)");

  /// A column by name, and what of a row stands in it.
  public record Column<R>(String name, Function<? super R, ? extends @Nullable Object> value) {}

  /// Of these rows.
  @SafeVarargs
  public static <R> Sheet of(String name, List<? extends R> rows, Column<R>... columns) {
    var all = new ArrayList<Column<R>>();
    for (var column : columns) {
      all.add(column);
    }
    var values = new ArrayList<List<@Nullable Object>>();
    for (var row : rows) {
      var line = new ArrayList<@Nullable Object>();
      all.forEach(column -> line.add(column.value().apply(row)));
      values.add(line);
    }
    return new Sheet(name, all.stream().map(Column::name).toList(), values);
  }

  /// On its way out, as CSV or JSON.
  ///
  /// @param queue whose rows they are
  public Export export(String queue) {
    var one = rows.size() == 1;
    return new Export(
        Phrases.count(rows.size())
            + " "
            + (one ? name.replaceAll("ies$", "y").replaceAll("s$", "") : name),
        !one,
        "The rows that are shown, in their order; nothing is cut.",
        name + "-" + queue,
        List.of(
            new Export.Form("CSV", ".csv", this::csv),
            new Export.Form("JSON", ".json", this::json)));
  }

  /// As comma-separated values by RFC 4180, the names first. A text that a spreadsheet would take
  /// for a formula begins with an apostrophe.
  public String csv() {
    var text = new StringBuilder();
    append(text, columns);
    rows.forEach(row -> append(text, row));
    return text.toString();
  }

  /// As a JSON array with an object a row, each on a line of its own.
  public String json() {
    return rows.stream()
        .map(row -> "  " + Json.write(named(row)))
        .collect(
            Collectors.joining(
                ",\n", rows.isEmpty() ? "[" : "[\n", rows.isEmpty() ? "]\n" : "\n]\n"));
  }

  private LinkedHashMap<String, @Nullable Object> named(List<@Nullable Object> row) {
    var named = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < columns.size(); i++) {
      named.put(columns.get(i), row.get(i));
    }
    return named;
  }

  private static void append(StringBuilder text, List<? extends @Nullable Object> values) {
    text.append(values.stream().map(Sheet::quoted).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String quoted(@Nullable Object value) {
    var words =
        switch (value) {
          case null -> "";
          case List<?> several ->
              several.stream().map(String::valueOf).collect(Collectors.joining(" "));
          case JsonNode text when text.isString() -> text.asString();
          default -> value.toString();
        };
    var safe = !(value instanceof Number) && FORMULA.matcher(words).find() ? "'" + words : words;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
