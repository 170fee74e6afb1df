package dev.muster.app.messages;

import dev.muster.app.controls.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Where an answer made of names and values differs from the one that most gave.
///
/// @param parts by name
record Differences(List<Part> parts) {
  Differences {
    parts = List.copyOf(parts);
  }

  /// One name.
  ///
  /// @param majority its value there; empty where it is missing
  /// @param here its value here; empty where it is missing
  record Part(String name, String majority, String here) {
    boolean isSame() {
      return majority.equals(here);
    }
  }

  /// Whether two values can be laid side by side.
  static boolean canCompare(JsonNode majority, JsonNode here) {
    return majority.isObject() && here.isObject();
  }

  static Differences between(JsonNode majority, JsonNode here) {
    var names = new TreeSet<String>(majority.propertyNames());
    names.addAll(here.propertyNames());
    var parts = new ArrayList<Part>();
    for (var name : names) {
      parts.add(new Part(name, words(majority, name), words(here, name)));
    }
    return new Differences(parts);
  }

  /// In a line: `1 hash differs, 1 file missing, 5 files the same`.
  ///
  /// @param value what one value is called
  /// @param thing what one name is called
  String inWords(String value, String thing) {
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
      words.add(Phrases.count(missing, thing) + " missing");
    }
    if (more > 0) {
      words.add(Phrases.count(more, thing) + " more");
    }
    words.add(Phrases.count(parts.size() - differ.size(), thing) + " the same");
    return String.join(", ", words);
  }

  private static String plural(String value) {
    return value.equals("hash") ? "hashes" : value + "s";
  }

  private static String words(JsonNode whole, String name) {
    var value = whole.get(name);
    return value == null ? "" : value.isString() ? value.asString() : value.toString();
  }
}
