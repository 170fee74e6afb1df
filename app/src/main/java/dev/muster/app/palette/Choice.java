package dev.muster.app.palette;

import java.util.function.Supplier;

/// Something that can be chosen by its name.
///
/// @param name what it does, or what it leads to
/// @param kind what it is, in a word
/// @param icon its name in Material Design Icons
/// @param keys those that do the same, with blanks between; empty for none
/// @param whyNot why it can't be done now, in a sentence; empty where it can
/// @param action does it
public record Choice(
    String name, String kind, String icon, String keys, Supplier<String> whyNot, Runnable action) {
  /// Whether it can be done now.
  public boolean isPossible() {
    return whyNot.get().isEmpty();
  }
}
