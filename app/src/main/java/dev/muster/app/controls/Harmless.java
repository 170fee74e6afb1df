package dev.muster.app.controls;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes what workers print or answer safe to show: no escape of a terminal, no control character
/// and no
/// change of direction reaches the screen as such.
public final class Harmless {
  /// Characters of a line that are shown; the rest is cut.
  private static final int LONGEST = 2_000;

  private static final Pattern ESCAPES =
      Pattern.compile(
          "\\u001B(?:\\[[0-?]*["
              + " -/]*[@-~]|\\][^\\u0007\\u001B]*(?:\\u0007|\\u001B\\\\)?|[@-Z\\\\-_])");

  private Harmless() {}

  /// Lines as they are shown, the same way; nothing of them is cut.
  public static String lines(String text) {
    return text.chars().noneMatch(one -> isOdd(one) && one != '\n')
        ? text
        : text.lines().map(Harmless::whole).collect(Collectors.joining("\n"));
  }

  /// The text as it is shown: escapes gone, tabs as blanks, other controls as their pictures.
  public static String of(String text) {
    return whole(text.length() > LONGEST ? beginning(text) + "…" : text);
  }

  /// Without half of a character at its end.
  private static String beginning(String text) {
    var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }

  private static String whole(String text) {
    if (text.chars().noneMatch(Harmless::isOdd)) {
      return text;
    }
    var plain = ESCAPES.matcher(text).replaceAll("");
    var shown = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      var one = plain.charAt(i);
      if (one == '\t') {
        shown.append("    ".substring(shown.length() % 4));
      } else if (one < ' ') {
        shown.append((char) ('\u2400' + one));
      } else if (isOdd(one)) {
        shown.append('\uFFFD');
      } else {
        shown.append(one);
      }
    }
    return shown.toString();
  }

  private static boolean isOdd(int one) {
    return one < ' '
        || (one >= 0x7F && one < 0xA0)
        || (one >= 0x202A && one <= 0x202E)
        || (one >= 0x2066 && one <= 0x2069)
        || one == 0x2028
        || one == 0x2029;
  }
}
