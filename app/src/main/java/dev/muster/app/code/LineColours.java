package dev.muster.app.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Colours of texts that are written line by line: logs and Markdown.
final class LineColours {
  private static final Set<String> BAD =
      Set.of("ERROR", "FATAL", "SEVERE", "TASK_ERROR", "TASK_DIED", "TASK_TIMEOUT", "Exception");
  private static final Set<String> DOUBTFUL = Set.of("WARN", "WARNING");
  private static final Set<String> TOLD =
      Set.of(
          "INFO",
          "DEBUG",
          "TRACE",
          "MESSAGE",
          "RESPONSE",
          "ALIVE",
          "TASK_START",
          "TASK_COMPLETE",
          "ENVIR",
          "PUSH",
          "PULL",
          "STOP");

  private LineColours() {}

  /// When in grey, how bad in its colour.
  static List<Span> log(String text) {
    var spans = new ArrayList<Span>();
    for (int from = 0; from < text.length(); ) {
      var to = lineEnd(text, from);
      var told = stampEnd(text, from, to);
      if (told > from) {
        spans.add(new Span(from, told, "code-comment"));
      }
      level(text, told, to, spans);
      from = to + 1;
    }
    return spans;
  }

  private static int stampEnd(String text, int from, int to) {
    var at = from;
    while (at < to && "[]0123456789-:.,TZ+/ ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    // The T of a date and time belongs to it, that of TASK_START doesn't.
    while (at > from && Character.isLetter(text.charAt(at - 1))) {
      at--;
    }
    // A line of figures is no time.
    return at - from >= 8 && at < to ? at : from;
  }

  private static void level(String text, int from, int to, List<Span> spans) {
    var at = from;
    for (int words = 0; words < 4 && at < to; words++) {
      while (at < to && !Character.isLetter(text.charAt(at))) {
        at++;
      }
      var end = at;
      while (end < to && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
        end++;
      }
      var word = text.substring(at, end);
      var style =
          BAD.contains(word)
              ? "code-bad"
              : DOUBTFUL.contains(word) ? "code-doubtful" : TOLD.contains(word) ? "code-type" : "";
      if (!style.isEmpty()) {
        spans.add(new Span(at, end, style));
        return;
      }
      at = end;
    }
  }

  /// Headings, quotes, code.
  static List<Span> markdown(String text) {
    var spans = new ArrayList<Span>();
    var fenced = false;
    for (int from = 0; from < text.length(); ) {
      var to = lineEnd(text, from);
      var line = text.substring(from, to);
      if (line.startsWith("```") || fenced) {
        spans.add(new Span(from, to, "code-string"));
        fenced = line.startsWith("```") != fenced;
      } else if (line.startsWith("#")) {
        spans.add(new Span(from, to, "code-heading"));
      } else if (line.startsWith(">")) {
        spans.add(new Span(from, to, "code-comment"));
      } else {
        inline(line, from, spans);
      }
      from = to + 1;
    }
    return spans.stream().filter(span -> span.to() > span.from()).toList();
  }

  private static void inline(String line, int offset, List<Span> spans) {
    for (int open = line.indexOf('`'); open >= 0; ) {
      var close = line.indexOf('`', open + 1);
      if (close < 0) {
        return;
      }
      spans.add(new Span(offset + open, offset + close + 1, "code-string"));
      open = line.indexOf('`', close + 1);
    }
  }

  private static int lineEnd(String text, int from) {
    var found = text.indexOf('\n', from);
    return found < 0 ? text.length() : found;
  }
}
