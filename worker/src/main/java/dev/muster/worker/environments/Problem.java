package dev.muster.worker.environments;

import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// One thing the compiler objects to.
///
/// @param file the user's name of the file
/// @param line counted from 1, or less where there is none
/// @param text what is wrong, on one line
record Problem(String file, long line, String text) {

  static Problem of(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (!(diagnostic.getSource() instanceof SourceText source)) {
      return new Problem("the environment", 0, oneLine(diagnostic.getMessage(Locale.ROOT)));
    }
    return new Problem(
        source.shownAs(),
        diagnostic.getLineNumber() - source.linesBefore(),
        oneLine(diagnostic.getMessage(Locale.ROOT)));
  }

  /// Puts "cannot find symbol", its symbol and its location on one line, and leaves out the
  /// location: it names generated classes.
  static String oneLine(String message) {
    return message
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("location:"))
        .map(line -> line.startsWith("symbol:") ? "(" + line.substring(7).strip() + ")" : line)
        .collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ");
  }

  @Override
  public String toString() {
    return line < 1 ? file + ": " + text : file + ":" + line + ": " + text;
  }
}
