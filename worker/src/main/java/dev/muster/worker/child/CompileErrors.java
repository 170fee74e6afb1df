package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.worker.environments.CompilerText;
import java.util.List;
import java.util.Locale;
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
            .map(
                d ->
                    "line "
                        + part.lineAt(d.getPosition())
                        + ": "
                        + CompilerText.oneLine(d.getMessage(Locale.ROOT)))
            .distinct()
            .limit(20)
            .toList();
    return all.isEmpty()
        ? Failure.of("CompileError", "line " + part.line() + ": this is not Java")
        : new Failure("CompileError", all.getFirst(), all.size() > 1 ? all : List.of());
  }
}
