package dev.muster.shared.tasks;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.util.regex.Pattern;

/// Says what is wrong with work before anybody tries to do it.
final class WorkCheck {
  private static final Pattern FUNCTION = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]{0,199}");

  private WorkCheck() {}

  static void check(Work work) {
    switch (work) {
      case Work.Expression(var code, _) -> {
        if (code.isBlank()) {
          throw usage("A task needs an expression to run, such as slowdouble(2).");
        }
      }
      case Work.Call(var function, _) -> {
        if (!FUNCTION.matcher(function).matches()) {
          throw usage(
              "A call needs the name of a function, such as slowdouble, not \"" + function + "\".");
        }
      }
      case Work.Command command -> check(command);
    }
  }

  private static void check(Work.Command command) {
    if (command.argv().isEmpty() || command.argv().getFirst().isBlank()) {
      throw usage("A command needs a program to run, such as ls.");
    }
    if (command.argv().stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      throw usage("A command's words can't hold the character NUL.");
    }
    command
        .environment()
        .forEach(
            (name, value) -> {
              if (name.isEmpty() || name.indexOf('=') >= 0 || (name + value).indexOf('\0') >= 0) {
                throw usage(
                    "An environment variable has a name without = and a value without NUL, not \""
                        + name
                        + "\".");
              }
            });
  }

  private static QueueException usage(String sentence) {
    return new QueueException(Reason.USAGE, sentence);
  }
}
