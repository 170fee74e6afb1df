package dev.muster.worker.environments;

import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// One thing the compiler objects to.
///
/// @param file the user's name of the file; empty where the text names it
/// @param line counted from 1, or less where there is none
/// @param text what is wrong, on one line
record Problem(String file, long line, String text) {

  static Problem of(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (!(diagnostic.getSource() instanceof SourceText source)) {
      return new Problem(
          "the environment", 0, CompilerText.oneLine(diagnostic.getMessage(Locale.ROOT)));
    }
    return new Problem(
        source.shownAs(),
        diagnostic.getLineNumber() - source.linesBefore(),
        CompilerText.oneLine(diagnostic.getMessage(Locale.ROOT)));
  }

  @Override
  public String toString() {
    if (file.isEmpty()) {
      return text;
    }
    return line < 1 ? file + ": " + text : file + ":" + line + ": " + text;
  }
}
