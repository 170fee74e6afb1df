package dev.muster.app.files;

/// Names and texts as they may be shown: whoever wrote them could have put anything into them.
final class Plain {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_LINE = 2_000;

  private Plain() {}

  /// A name on one line: controls as their pictures, changes of direction as a mark.
  static String name(String text) {
    var cut = text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text;
    var shown = new StringBuilder(cut.length());
    cut.chars().forEach(one -> shown.append(harmless((char) one)));
    return shown.toString();
  }

  /// The text of a file, line by line: tabs stay, long lines are cut.
  static String text(String text) {
    var shown = new StringBuilder(text.length());
    var column = 0;
    for (int i = 0; i < text.length(); i++) {
      var one = text.charAt(i);
      if (one == '\n') {
        column = 0;
        shown.append(one);
      } else if (column < LONGEST_LINE) {
        column++;
        shown.append(one == '\t' ? one : harmless(one));
      } else if (column == LONGEST_LINE) {
        column++;
        shown.append('…');
      }
    }
    return shown.toString();
  }

  private static char harmless(char one) {
    if (one < ' ') {
      return (char) ('\u2400' + one);
    }
    return isOdd(one) ? '\uFFFD' : one;
  }

  private static boolean isOdd(char one) {
    return (one >= 0x7F && one < 0xA0)
        || one == 0x061C
        || one == 0x200E
        || one == 0x200F
        || (one >= 0x2028 && one <= 0x202E)
        || (one >= 0x2066 && one <= 0x2069)
        || one == 0xFEFF;
  }
}
