package dev.muster.worker.environments;

import java.util.List;

/// Text to put in at a place.
record Edit(int at, String insert) {

  /// The text with the edits made, in order of place; those at one place in the order given.
  static String apply(String text, List<Edit> edits) {
    var made = new StringBuilder();
    int done = 0;
    for (var edit : edits.stream().sorted((a, b) -> Integer.compare(a.at, b.at)).toList()) {
      made.append(text, done, edit.at).append(edit.insert);
      done = edit.at;
    }
    return made.append(text, done, text.length()).toString();
  }
}
