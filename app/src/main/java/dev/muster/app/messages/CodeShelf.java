package dev.muster.app.messages;

import dev.muster.app.settings.KeptCode;
import dev.muster.app.settings.Layout;
import dev.muster.app.settings.Snippet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The code that was sent and the snippets that were saved; kept between starts.
final class CodeShelf {
  private final Layout layout;
  private final ObservableList<Snippet> snippets = FXCollections.observableArrayList();

  /// How far back one has looked; 0 for what is being written.
  private int back;

  private String draft = "";

  CodeShelf(Layout layout) {
    this.layout = layout;
    snippets.setAll(layout.code().snippets());
  }

  /// By name.
  ObservableList<Snippet> snippets() {
    return snippets;
  }

  /// Remembers what was sent.
  void sent(String code) {
    back = 0;
    keep(layout.code().withSent(code));
  }

  /// What was sent before that which stands there; empty if nothing was.
  ///
  /// @param now what stands there
  Optional<String> older(String now) {
    var history = layout.code().history();
    if (back == 0) {
      draft = now;
    }
    while (back < history.size()) {
      back++;
      var one = history.get(history.size() - back);
      if (!one.equals(now)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /// What was sent after that which stands there, and at last what was being written; empty if
  /// that stands there.
  Optional<String> newer() {
    if (back == 0) {
      return Optional.empty();
    }
    back--;
    var history = layout.code().history();
    if (back == 1 && history.getLast().equals(draft)) {
      back = 0;
    }
    return Optional.of(back == 0 ? draft : history.get(history.size() - back));
  }

  /// Saves a snippet, in the place of one of that name.
  ///
  /// @return what is wrong, in a sentence; empty for nothing
  String save(String name, String code) {
    var title = name.strip();
    if (title.isEmpty()) {
      return "Give it a name.";
    }
    if (code.isBlank()) {
      return "Write the code first.";
    }
    if (code.length() > KeptCode.LONGEST) {
      return "A snippet has at most " + KeptCode.LONGEST + " characters: keep it as a file.";
    }
    var others = new ArrayList<>(snippets);
    others.removeIf(one -> one.name().equalsIgnoreCase(title));
    if (others.size() >= KeptCode.SNIPPETS) {
      return "There are " + KeptCode.SNIPPETS + " snippets: delete one first.";
    }
    others.add(new Snippet(title, code));
    others.sort(Comparator.comparing(Snippet::name, String.CASE_INSENSITIVE_ORDER));
    show(others);
    return "";
  }

  /// Saves it no longer.
  void delete(Snippet snippet) {
    show(snippets.stream().filter(one -> !one.equals(snippet)).toList());
  }

  private void show(List<Snippet> others) {
    snippets.setAll(others);
    keep(layout.code().withSnippets(others));
  }

  private void keep(KeptCode code) {
    layout.keepCode(code);
  }
}
