package dev.muster.app.messages;

import dev.muster.app.controls.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where an answer differs from the one that most gave: by name, by place in a list, line by line
/// of a text, or as a whole.
///
/// @param parts in order
/// @param thing what one part is called
record Differences(List<Part> parts, String thing) {
  static final Differences NONE = new Differences(List.of(), "");

  private static final String VALUE = "value";
  private static final String LINE = "line";

  /// Longer lists and texts are laid side by side as a whole.
  private static final int MOST = 2_000;

  Differences {
    parts = List.copyOf(parts);
  }

  /// One part.
  ///
  /// @param majority its value there; empty where it is missing
  /// @param here its value here; empty where it is missing
  record Part(String name, String majority, String here) {
    boolean isSame() {
      return majority.equals(here);
    }
  }

  static Differences between(JsonNode majority, JsonNode here) {
    if (majority.isObject() && here.isObject()) {
      var names = new TreeSet<String>(majority.propertyNames());
      names.addAll(here.propertyNames());
      return new Differences(
          names.stream().map(name -> part(name, majority.get(name), here.get(name))).toList(),
          VALUE);
    }
    if (majority.isArray() && here.isArray() && majority.size() + here.size() <= MOST) {
      return inOrder("", majority.valueStream().toList(), here.valueStream().toList());
    }
    if (majority.isString() && here.isString()) {
      var there = lines(majority);
      var lines = lines(here);
      if (there.size() + lines.size() > 2 && there.size() + lines.size() <= MOST) {
        return inOrder(LINE, there, lines);
      }
    }
    return new Differences(List.of(part(VALUE, majority, here)), VALUE);
  }

  /// Whether there is more than one value to compare.
  boolean hasParts() {
    return parts.size() > 1;
  }

  private static List<JsonNode> lines(JsonNode text) {
    return text.asString()
        .lines()
        .limit(MOST)
        .<JsonNode>map(JsonNodeFactory.instance::stringNode)
        .toList();
  }

  /// What both have in the same order stands side by side, as much of it as can be; what stands
  /// between in both, too.
  private static Differences inOrder(String thing, List<JsonNode> majority, List<JsonNode> here) {
    var rows = new ArrayList<Part>();
    var most = lengths(majority, here);
    int i = 0;
    int j = 0;
    while (i < majority.size() || j < here.size()) {
      int changed = i;
      int other = j;
      while (changed < majority.size()
          && other < here.size()
          && !majority.get(changed).equals(here.get(other))) {
        if (most[changed + 1][other] >= most[changed][other + 1]) {
          changed++;
        } else {
          other++;
        }
      }
      if (changed == majority.size() || other == here.size()) {
        changed = majority.size();
        other = here.size();
      }
      while (i < changed || j < other) {
        rows.add(
            row(
                thing,
                rows.size(),
                i < changed ? majority.get(i++) : null,
                j < other ? here.get(j++) : null));
      }
      if (i < majority.size() && j < here.size()) {
        rows.add(row(thing, rows.size(), majority.get(i++), here.get(j++)));
      }
    }
    return new Differences(rows, thing.isEmpty() ? VALUE : thing);
  }

  private static Part row(
      String thing, int number, @Nullable JsonNode majority, @Nullable JsonNode here) {
    return part((thing + " " + (number + 1)).strip(), majority, here);
  }

  /// How long the longest common subsequence of both is from a place in each to their ends.
  private static int[][] lengths(List<JsonNode> majority, List<JsonNode> here) {
    var lengths = new int[majority.size() + 1][here.size() + 1];
    var numbers = new HashMap<JsonNode, Integer>();
    var left = numbered(majority, numbers);
    var right = numbered(here, numbers);
    for (int i = left.length - 1; i >= 0; i--) {
      for (int j = right.length - 1; j >= 0; j--) {
        lengths[i][j] =
            left[i] == right[j]
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  private static int[] numbered(List<JsonNode> values, Map<JsonNode, Integer> numbers) {
    return values.stream()
        .mapToInt(value -> numbers.computeIfAbsent(value, _ -> numbers.size()))
        .toArray();
  }

  /// Where only one of them is a text, or one is empty, quotes tell.
  private static Part part(String name, @Nullable JsonNode majority, @Nullable JsonNode here) {
    var plain = isPlain(majority) && isPlain(here);
    return new Part(name, words(majority, plain), words(here, plain));
  }

  private static boolean isPlain(@Nullable JsonNode value) {
    return value == null || (value.isString() && !value.asString().isEmpty());
  }

  private static String words(@Nullable JsonNode value, boolean plain) {
    return value == null ? "" : plain ? value.asString() : value.toString();
  }

  /// In a line: `1 hash differs, 1 file missing, 5 files the same`.
  ///
  /// @param value what one value is called
  /// @param one what one part is called
  String inWords(String value, String one) {
    var differ = parts.stream().filter(part -> !part.isSame()).toList();
    var missing = differ.stream().filter(part -> part.here().isEmpty()).count();
    var more = differ.stream().filter(part -> part.majority().isEmpty()).count();
    var changed = differ.size() - missing - more;
    var words = new ArrayList<String>();
    if (changed > 0) {
      words.add(
          Phrases.count(changed)
              + " "
              + (changed == 1 ? value + " differs" : plural(value) + " differ"));
    }
    if (missing > 0) {
      words.add(Phrases.count(missing, one) + " missing");
    }
    if (more > 0) {
      words.add(Phrases.count(more, one) + " more");
    }
    if (differ.size() < parts.size()) {
      words.add(Phrases.count(parts.size() - differ.size(), one) + " the same");
    }
    return String.join(", ", words);
  }

  private static String plural(String value) {
    return value.equals("hash") ? "hashes" : value + "s";
  }
}
