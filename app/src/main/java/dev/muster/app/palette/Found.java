package dev.muster.app.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What is found for a few typed words: the best first, and of equals those that were offered
/// first.
///
/// @param best no more than asked for
/// @param total how many there would be
record Found(List<Choice> best, int total) {
  private static final int NOT = -1;

  /// How well each kind of match does: the less, the better.
  private static final int BEGINS = 1;

  private static final int BEGINS_WORD = 2;
  private static final int WITHIN = 4;
  private static final int SCATTERED = 8;

  private record Hit(Choice choice, int cost) {}

  /// Looks for all the words, each at the beginning of a name, of a word of it, within it, or with
  /// its letters scattered over it in their order.
  ///
  /// @param most how many are wanted
  static Found of(List<Choice> all, String typed, int most) {
    var words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    var hits = new ArrayList<Hit>();
    for (var choice : all) {
      int cost = cost(choice.name().toLowerCase(Locale.ROOT), words);
      if (cost != NOT) {
        hits.add(new Hit(choice, cost));
      }
    }
    hits.sort(Comparator.comparingInt(Hit::cost));
    return new Found(hits.stream().limit(most).map(Hit::choice).toList(), hits.size());
  }

  private static int cost(String name, List<String> words) {
    int sum = 0;
    for (var word : words) {
      int cost = cost(name, word);
      if (cost == NOT) {
        return NOT;
      }
      sum += cost;
    }
    return sum;
  }

  private static int cost(String name, String word) {
    int at = name.indexOf(word);
    if (at < 0) {
      return isScattered(name, word) ? SCATTERED : NOT;
    }
    if (at == 0) {
      return word.length() == name.length() ? 0 : BEGINS;
    }
    for (; at > 0; at = name.indexOf(word, at + 1)) {
      if (!Character.isLetterOrDigit(name.charAt(at - 1))) {
        return BEGINS_WORD;
      }
    }
    return WITHIN;
  }

  private static boolean isScattered(String name, String word) {
    int next = 0;
    for (int i = 0; i < name.length() && next < word.length(); i++) {
      if (name.charAt(i) == word.charAt(next)) {
        next++;
      }
    }
    return next == word.length();
  }
}
