package dev.muster.shared.redis;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The functions that scripts share, of which each script begins with those that it calls: Redis
/// makes all of them anew in each run, which took it longer than most runs take.
///
/// What a script needs seldom it calls as `seldom().name(…)`, of its own function `seldom`. What
/// that alone calls is made inside it, so only by the runs that get there.
final class Prelude {
  private static final String SELDOM = "local function seldom()\n";
  private static final String END = "\nend\n";
  private static final Pattern FUNCTION =
      Pattern.compile("^local function (\\w+)", Pattern.MULTILINE);

  /// What is no call of a shared function by itself.
  private static final Pattern UNCALLED = Pattern.compile("--.*|seldom\\(\\)\\.\\w+");

  private static final Pattern WORD = Pattern.compile("\\w+");

  /// Its paragraphs: a function each, or what all functions need. What one calls stands above it.
  private final List<String> parts;

  Prelude(String text) {
    parts = List.of(text.split("\n\n"));
  }

  /// A script, after what it calls.
  String before(String script) {
    var from = script.indexOf(SELDOM);
    if (from < 0) {
      return text(calledBy(script)) + script;
    }
    var inside = from + SELDOM.length();
    var to = script.indexOf(END, from) + END.length();
    var often = calledBy(script.substring(0, from) + script.substring(to));
    var seldom = calledBy(script.substring(from, to));
    seldom.removeAll(often);
    return text(often) + script.substring(0, inside) + text(seldom) + script.substring(inside);
  }

  /// From the last to the first, for what a part calls stands above it.
  private List<String> calledBy(String script) {
    var called = new ArrayList<String>();
    var words = words(script);
    for (var part : parts.reversed()) {
      var function = FUNCTION.matcher(part);
      if (!function.find() || words.contains(function.group(1))) {
        called.addFirst(part);
        words.addAll(words(part));
      }
    }
    return called;
  }

  private static Set<String> words(String text) {
    return WORD.matcher(UNCALLED.matcher(text).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .collect(toCollection(HashSet::new));
  }

  private static String text(List<String> parts) {
    return String.join("\n\n", parts) + "\n\n";
  }
}
