package dev.muster.app.cli;

import dev.muster.shared.redis.Json;
import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a command prints: a table or words for a person at a terminal, a line of JSON for each
/// thing where another program reads.
final class Output {
  private static final String GAP = "  ";
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private @Nullable Bar bar;

  /// @param json whether lines of JSON are wanted even at a terminal
  Output(PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json || !isTerminal();
  }

  /// Shows how far something has come, where a person looks on: not as JSON, and not where what a
  /// person is told goes elsewhere, as the launcher sees.
  ///
  /// @param what is counted, such as `tasks`
  Bar bar(String what, long total) {
    var isSeen = !json && Boolean.getBoolean("muster.terminal");
    var made = new Bar(isSeen ? err : null, what, total);
    bar = made;
    return made;
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /// A table with the names of the first row as its head, or the rows as JSON.
  ///
  /// @param nothing what to say at a terminal where there is no row
  void rows(List<Map<String, Object>> rows, String nothing) {
    if (json) {
      rows.forEach(row -> out.println(Json.write(row)));
    } else if (rows.isEmpty()) {
      out.println(nothing);
    } else {
      table(rows);
    }
    out.flush();
  }

  /// One thing, at once.
  ///
  /// @param words the same for a person
  void line(Map<String, Object> thing, String words) {
    if (bar != null) {
      bar.clear();
    }
    out.println(json ? Json.write(thing) : words);
    out.flush();
  }

  private void table(List<Map<String, Object>> rows) {
    var lines = new ArrayList<List<String>>();
    lines.add(rows.getFirst().keySet().stream().map(Output::head).toList());
    rows.forEach(row -> lines.add(row.values().stream().map(Output::cell).toList()));
    var columns = lines.getFirst().size();
    for (var line : lines) {
      var text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        var cell = line.get(i);
        var right = rows.getFirst().values().toArray()[i] instanceof Number;
        var room = " ".repeat(width(lines, i) - cell.length());
        text.append(right ? room + cell : cell + room).append(GAP);
      }
      out.println(text.toString().stripTrailing());
    }
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  private static String head(String name) {
    return name.replace('_', ' ').toUpperCase(java.util.Locale.ROOT);
  }

  /// A table has one line a thing, and nothing in it may move the cursor.
  private static String cell(Object value) {
    var text = value instanceof String words ? words : Json.write(value);
    return dev.muster.app.controls.Harmless.of(text);
  }
}
