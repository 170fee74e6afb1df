package dev.muster.app.logs;

import java.util.Arrays;
import java.util.Locale;
import javafx.css.PseudoClass;

/// What a rule can colour a line with.
enum HighlightColour {
  AMBER("Amber"),
  RED("Red"),
  GREEN("Green"),
  BLUE("Blue"),
  VIOLET("Violet"),
  GREY("Grey");

  private final String word;

  HighlightColour(String word) {
    this.word = word;
  }

  /// As a person reads it.
  String word() {
    return word;
  }

  /// The state of a row that it colours.
  PseudoClass state() {
    return PseudoClass.getPseudoClass("line-" + style());
  }

  /// The end of the style class that has it.
  String style() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// By its name; amber for a name that is none.
  static HighlightColour of(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst().orElse(AMBER);
  }
}
