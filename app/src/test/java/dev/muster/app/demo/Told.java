package dev.muster.app.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Compares what a tour tells with what it should: line by line, without empty lines, headings and
/// indentation; times and message ids, which nobody can foretell, become `<time>` and `<id>`.
final class Told {
  private static final Pattern ID = Pattern.compile("(?m)^## \\d{10}\\.\\d{6}$");
  private static final Pattern CLOCK = Pattern.compile("(?m)^## \\d\\d:\\d\\d:\\d\\d ");
  private static final Pattern STAMP =
      Pattern.compile("(?m)^\\[\\d{4}(-\\d\\d){2} \\d\\d(:\\d\\d){2}]");
  private static final Pattern STARTED = Pattern.compile("(?m)^## started: 1\\d{12}$");

  private final Map<String, String> facts = new LinkedHashMap<>();

  /// From now on `{name}` stands for a value in what is expected.
  void know(String name, Object value) {
    facts.put("{" + name + "}", String.valueOf(value));
  }

  /// What should be told.
  String expected(String text) {
    var filled = text;
    for (var fact : facts.entrySet()) {
      filled = filled.replace(fact.getKey(), fact.getValue());
    }
    return lines(filled);
  }

  /// What was told.
  static String seen(String text) {
    var lines = lines(text);
    lines = ID.matcher(lines).replaceAll("## <id>");
    lines = CLOCK.matcher(lines).replaceAll("## <time> ");
    lines = STAMP.matcher(lines).replaceAll("[<time>]");
    return STARTED.matcher(lines).replaceAll("## started: <time>");
  }

  private static String lines(String text) {
    return text.lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .filter(line -> !line.isEmpty() && !line.startsWith("──"))
        .collect(Collectors.joining("\n"));
  }
}
