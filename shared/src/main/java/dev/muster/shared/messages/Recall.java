package dev.muster.shared.messages;

import java.util.List;

/// What came of taking a message back.
///
/// @param recalled targets that had not read it, and now never will
/// @param read targets that had read it already and have not answered yet
/// @param gone targets that left or were lost with it
public record Recall(List<String> recalled, List<String> read, List<String> gone) {
  public Recall {
    recalled = List.copyOf(recalled);
    read = List.copyOf(read);
    gone = List.copyOf(gone);
  }

  /// In a sentence: `2 recalled; 1 had already read it.`
  public String inWords() {
    var words = recalled.isEmpty() ? "None recalled" : recalled.size() + " recalled";
    if (!read.isEmpty()) {
      words += "; " + read.size() + " had already read it";
    }
    if (!gone.isEmpty()) {
      words += "; " + gone.size() + (gone.size() == 1 ? " is gone" : " are gone");
    }
    return recalled.isEmpty() && read.isEmpty() && gone.isEmpty()
        ? "None recalled: all had answered it."
        : words + ".";
  }
}
