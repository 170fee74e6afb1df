package dev.muster.worker.child;

import dev.muster.shared.Failure;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;

/// One statement, expression, definition or import of a longer piece of code.
///
/// @param line of the code on which its source begins, counted from 1
record Part(String source, int line) {

  /// Splits code.
  ///
  /// @throws CodeFailure if its end is missing; nothing has run then
  static List<Part> split(SourceCodeAnalysis analysis, String code) throws CodeFailure {
    var parts = new ArrayList<Part>();
    var rest = code;
    while (!rest.isBlank()) {
      rest = rest.stripLeading();
      int line = lineOf(code, rest);
      var found = analysis.analyzeCompletion(rest);
      switch (found.completeness()) {
        case EMPTY -> rest = "";
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> throw incomplete(code);
        case UNKNOWN -> {
          // Not Java: the compiler says what is wrong with it.
          parts.add(new Part(rest, line));
          rest = "";
        }
        case COMPLETE, COMPLETE_WITH_SEMI -> {
          parts.add(new Part(found.source(), line));
          rest = found.remaining();
        }
      }
    }
    return parts;
  }

  /// What remains ends as the code does, but for a line end that the splitter may add.
  private static int lineOf(String code, String rest) {
    int left = rest.stripTrailing().length();
    return 1 + lines(code.substring(0, Math.max(0, code.stripTrailing().length() - left)));
  }

  private static CodeFailure incomplete(String code) {
    return new CodeFailure(
        Failure.of(
            "CompileError",
            "line "
                + (1 + lines(code.stripTrailing()))
                + ": the code is incomplete, something is still open at its end"));
  }

  /// The line of the code on which a position of this part stands.
  int lineAt(long position) {
    int at = Math.clamp(position, 0, source.length());
    return line + lines(source.substring(0, at));
  }

  private static int lines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
