package dev.muster.app.controls;

/// Lines for a shell, to be copied.
public final class Shell {
  private Shell() {}

  /// A word that a shell takes as it is, whatever stands in it.
  public static String word(String text) {
    return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
