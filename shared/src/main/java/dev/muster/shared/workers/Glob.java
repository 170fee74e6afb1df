package dev.muster.shared.workers;

import java.util.List;
import java.util.Locale;

/// A text that is looked for, in any case; `*` in it stands for any text, also for none.
///
/// @param parts what stands between the stars, in small letters
record Glob(List<String> parts) {
  static Glob of(String text) {
    return new Glob(List.of(text.toLowerCase(Locale.ROOT).split("\\*", -1)));
  }

  /// A star in it is a star.
  static Glob literal(String text) {
    return new Glob(List.of(text.toLowerCase(Locale.ROOT)));
  }

  boolean hasStar() {
    return parts.size() > 1;
  }

  /// Whether it is the whole of a text.
  boolean matches(String text) {
    var whole = text.toLowerCase(Locale.ROOT);
    var first = parts.getFirst();
    if (!hasStar()) {
      return whole.equals(first);
    }
    var last = parts.getLast();
    var end = whole.length() - last.length();
    return end >= first.length()
        && whole.startsWith(first)
        && whole.endsWith(last)
        && inOrder(parts.subList(1, parts.size() - 1), whole.substring(first.length(), end));
  }

  /// Whether it stands somewhere in a text.
  boolean isIn(String text) {
    return inOrder(parts, text.toLowerCase(Locale.ROOT));
  }

  private static boolean inOrder(List<String> parts, String text) {
    int from = 0;
    for (var part : parts) {
      int at = text.indexOf(part, from);
      if (at < 0) {
        return false;
      }
      from = at + part.length();
    }
    return true;
  }
}
