package dev.muster.worker.child;

import dev.muster.shared.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes of what code threw what is told of it.
final class Faults {
  private static final int MOST_FRAMES = 50;
  private static final int MOST_CHARACTERS = 8 << 10;
  private static final List<String> NOT_THE_USERS =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "dev.muster.worker.");

  private Faults() {}

  static Failure of(Throwable thrown) {
    if (thrown instanceof CodeFailure code) {
      return code.failure();
    }
    return new Failure(shortName(thrown.getClass().getName()), message(thrown), trace(thrown));
  }

  /// The class without its package.
  static String shortName(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }

  /// What an exception without a message says instead.
  static String without(String type) {
    return switch (type) {
      case "StackOverflowError" -> "the code calls itself too deeply";
      case "InterruptedException" -> "the code was interrupted";
      default -> "no message";
    };
  }

  private static String message(Throwable thrown) {
    String said;
    try {
      said = thrown.getMessage();
    } catch (RuntimeException e) {
      said = null;
    }
    return cut(said == null ? without(shortName(thrown.getClass().getName())) : said);
  }

  private static List<String> trace(Throwable thrown) {
    var lines = new ArrayList<String>();
    @Nullable Throwable each = thrown;
    for (int causes = 0; each != null && causes < 10; causes++) {
      if (causes > 0) {
        lines.add(cut("caused by " + shortName(each.getClass().getName()) + ": " + message(each)));
      }
      for (var frame : each.getStackTrace()) {
        if (NOT_THE_USERS.stream().noneMatch(frame.getClassName()::startsWith)) {
          lines.add(show(frame));
        }
      }
      each = each.getCause();
    }
    return lines.size() <= MOST_FRAMES ? lines : lines.subList(0, MOST_FRAMES);
  }

  private static String show(StackTraceElement frame) {
    if (frame.getClassName().equals("expressions.Expression")) {
      return "expression:" + (frame.getLineNumber() - 1);
    }
    return shortName(frame.getClassName())
        + "."
        + frame.getMethodName()
        + "("
        + frame.getFileName()
        + ":"
        + frame.getLineNumber()
        + ")";
  }
}
