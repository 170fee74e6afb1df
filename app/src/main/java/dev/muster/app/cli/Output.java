package dev.muster.app.cli;

import dev.muster.shared.redis.Json;
import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
      print(rows.parallelStream().map(Json::write).toList());
    } else if (rows.isEmpty()) {
      print(List.of(nothing));
    } else {
      print(table(rows));
    }
  }

  /// All at once: each line on its own would be written on its own.
  private void print(List<String> lines) {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(System.lineSeparator()));
    out.print(text);
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

  private static List<String> table(List<Map<String, Object>> rows) {
    var first = rows.getFirst();
    var lines = new ArrayList<List<String>>();
    lines.add(first.keySet().stream().map(Output::head).toList());
    rows.forEach(row -> lines.add(row.values().stream().map(Output::cell).toList()));
    var isNumber = first.values().stream().map(Number.class::isInstance).toList();
    var widths = IntStream.range(0, first.size()).map(i -> width(lines, i)).toArray();
    return lines.stream().map(line -> line(line, widths, isNumber)).toList();
  }

  private static String line(List<String> cells, int[] widths, List<Boolean> isNumber) {
    var text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      var cell = cells.get(i);
      var room = " ".repeat(widths[i] - cell.length());
      text.append(isNumber.get(i) ? room + cell : cell + room).append(GAP);
    }
    return text.toString().stripTrailing();
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
