package dev.muster.worker.child;

import dev.muster.shared.Failure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/// Says why a session refused a piece of code.
final class CompileErrors {
  private CompileErrors() {}

  static Failure of(JShell shell, Snippet snippet, Part part) {
    var all =
        shell
            .diagnostics(snippet)
            .filter(Diag::isError)
            .map(d -> "line " + part.lineAt(d.getPosition()) + ": " + oneLine(d))
            .distinct()
            .limit(20)
            .toList();
    return all.isEmpty()
        ? Failure.of("CompileError", "line " + part.line() + ": this is not Java")
        : new Failure("CompileError", all.getFirst(), all.size() > 1 ? all : List.of());
  }

  /// Leaves out the location: it names a class that the session made up.
  private static String oneLine(Diag diag) {
    return diag.getMessage(Locale.ROOT)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("location:"))
        .map(line -> line.startsWith("symbol:") ? "(" + line.substring(7).strip() + ")" : line)
        .collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ");
  }
}
