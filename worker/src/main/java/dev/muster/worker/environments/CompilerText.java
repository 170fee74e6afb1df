package dev.muster.worker.environments;

import java.util.stream.Collectors;

/// What the compiler says, for a person.
public final class CompilerText {
  private CompilerText() {}

  /// Puts a message, its symbol and the like on one line. Leaves out the location, which names
  /// generated classes, and the packages of the commonest classes.
  public static String oneLine(String message) {
    return message
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("location:"))
        .map(line -> line.startsWith("symbol:") ? "(" + line.substring(7).strip() + ")" : line)
        .collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ")
        .replaceAll("\\bjava\\.(lang|util)\\.(?=[A-Z])", "");
  }
}
