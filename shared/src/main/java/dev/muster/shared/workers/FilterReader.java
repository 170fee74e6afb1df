package dev.muster.shared.workers;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the terms of a filter.
final class FilterReader {
  /// A word and one colon; two are those of a worker's id or of a Java method.
  private static final Pattern FIELD = Pattern.compile("(\\p{Alpha}+):(?!:)");

  private final String text;
  private int at;

  FilterReader(String text) {
    this.text = text;
  }

  List<FilterTerm> read() {
    var terms = new ArrayList<FilterTerm>();
    for (skipBlanks(); at < text.length(); skipBlanks()) {
      terms.add(term());
    }
    return List.copyOf(terms);
  }

  private FilterTerm term() {
    var not = text.charAt(at) == '-' && at + 1 < text.length() && !isBlank(at + 1);
    if (not) {
      at++;
    }
    var begin = at;
    var named = FIELD.matcher(text).region(at, text.length());
    var word = named.lookingAt() ? named.group(1) : null;
    if (word != null) {
      at = named.end();
    }
    var value = value();
    var field = word == null ? null : field(word, text.substring(begin, at));
    if (field == WorkerField.STATE) {
      checkState(value);
    }
    return new FilterTerm(not, field, value);
  }

  private Glob value() {
    if (at < text.length() && text.charAt(at) == '"') {
      return Glob.literal(quoted());
    }
    var begin = at;
    while (at < text.length() && !isBlank(at)) {
      at++;
    }
    return Glob.of(text.substring(begin, at));
  }

  private String quoted() {
    var begin = at++;
    var value = new StringBuilder();
    for (; at < text.length(); at++) {
      var one = text.charAt(at);
      if (one == '"') {
        at++;
        return value.toString();
      }
      var escaped = one == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '"';
      value.append(escaped ? text.charAt(++at) : one);
    }
    throw wrong("A quote is open: " + text.substring(begin) + " needs another \" at its end.");
  }

  private static WorkerField field(String word, String term) {
    var field =
        WorkerField.named(word)
            .orElseThrow(
                () ->
                    wrong(
                        "There is no field "
                            + word
                            + ": there are "
                            + WorkerField.all()
                            + ". In quotes, \""
                            + term.replace("\"", "\\\"")
                            + "\" is looked for as text."));
    if (term.endsWith(":") || term.endsWith(":\"\"")) {
      throw wrong("Say which " + field.word() + " is meant, after " + field.word() + ":.");
    }
    return field;
  }

  private static void checkState(Glob wanted) {
    var states =
        Arrays.stream(WorkerState.values())
            .map(state -> state.name().toLowerCase(Locale.ROOT))
            .toList();
    if (states.stream().noneMatch(wanted::matches)) {
      throw wrong(
          "There is no state "
              + wanted.parts().stream().collect(Collectors.joining("*"))
              + ": there are "
              + String.join(", ", states)
              + ".");
    }
  }

  private static QueueException wrong(String sentence) {
    return new QueueException(Reason.USAGE, sentence);
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(at)) {
      at++;
    }
  }

  private boolean isBlank(int where) {
    return Character.isWhitespace(text.charAt(where));
  }
}
