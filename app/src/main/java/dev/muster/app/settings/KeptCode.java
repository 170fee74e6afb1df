package dev.muster.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Code that was written in the window.
///
/// @param history what was sent, the newest last; bounded
/// @param snippets what was saved under a name; bounded
public record KeptCode(List<String> history, List<Snippet> snippets) {
  /// Snippets at the most.
  public static final int SNIPPETS = 50;

  /// Characters of a snippet at the most, and of code that is remembered.
  public static final int LONGEST = 4_000;

  private static final int REMEMBERED = 100;

  /// What is missing in the file is empty; what is too much of it isn't taken.
  public KeptCode {
    var all =
        Objects.requireNonNullElse(history, List.<String>of()).stream()
            .filter(code -> code != null && !code.isBlank() && code.length() <= LONGEST)
            .toList();
    history = List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    snippets =
        Objects.requireNonNullElse(snippets, List.<Snippet>of()).stream()
            .filter(one -> one != null && one.code().length() <= LONGEST && !one.name().isBlank())
            .limit(SNIPPETS)
            .toList();
  }

  /// Nothing.
  public static KeptCode nothing() {
    return new KeptCode(List.of(), List.of());
  }

  /// With what was sent; the same again is there once, as the newest.
  public KeptCode withSent(String code) {
    var all = new ArrayList<>(history);
    all.remove(code);
    all.add(code);
    return new KeptCode(all, snippets);
  }

  /// With other snippets.
  public KeptCode withSnippets(List<Snippet> others) {
    return new KeptCode(history, others);
  }
}
