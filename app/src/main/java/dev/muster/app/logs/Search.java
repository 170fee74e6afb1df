package dev.muster.app.logs;

import dev.muster.app.logs.LogEntry.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// What is looked for in lines: in what they tell of and in their message.
final class Search {
  /// Of a longer message so much is looked into.
  private static final int LONGEST = 1 << 16;

  private final @Nullable Pattern pattern;
  private String problem;

  private Search(@Nullable Pattern pattern, String problem) {
    this.pattern = pattern;
    this.problem = problem;
  }

  /// @param regex whether the text is a regular expression, else it is looked for as it stands
  static Search of(String text, boolean matchCase, boolean regex) {
    if (text.isEmpty()) {
      return new Search(null, "");
    }
    var flags = matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    try {
      return new Search(Pattern.compile(text, regex ? flags : flags | Pattern.LITERAL), "");
    } catch (PatternSyntaxException e) {
      return new Search(null, "This is no regular expression: " + describe(e) + ".");
    }
  }

  private static String describe(PatternSyntaxException e) {
    var what = e.getDescription().replaceAll("\\.+$", "");
    what =
        what.isEmpty()
            ? "it can't be read"
            : Character.toLowerCase(what.charAt(0)) + what.substring(1);
    return e.getIndex() < 0 ? what : what + " near character " + (e.getIndex() + 1);
  }

  /// Whether anything is looked for.
  boolean isOn() {
    return pattern != null && problem.isEmpty();
  }

  /// Why nothing can be found, in a sentence; empty if it can.
  String problem() {
    return problem;
  }

  /// Whether a line has it.
  boolean matches(Line line) {
    var text = text(line);
    return isIn(text) || isIn(line.line().command() + " " + text);
  }

  /// Whether a text has it.
  boolean isIn(String text) {
    if (pattern == null || !problem.isEmpty()) {
      return false;
    }
    try {
      return pattern.matcher(new Patient(text)).find();
    } catch (Patient.GaveUp | StackOverflowError e) {
      giveUp();
      return false;
    }
  }

  /// Where it is in a text, each from its first to behind its last character.
  List<int[]> places(String text) {
    var places = new ArrayList<int[]>();
    if (pattern == null || !problem.isEmpty()) {
      return places;
    }
    try {
      var matcher = pattern.matcher(new Patient(text));
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) {
          places.add(new int[] {matcher.start(), matcher.end()});
        }
      }
    } catch (Patient.GaveUp | StackOverflowError e) {
      giveUp();
    }
    return places;
  }

  private void giveUp() {
    problem = "This expression takes too long on a line: make it simpler.";
  }

  /// As it is shown, unless that is cut.
  private static String text(Line line) {
    var whole = line.line().message();
    if (whole.length() <= line.shown().length() || !line.shown().endsWith("…")) {
      return line.shown();
    }
    return whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
  }
}
