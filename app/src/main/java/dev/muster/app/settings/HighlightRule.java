package dev.muster.app.settings;

import java.util.Objects;

/// Which log lines have which colour.
///
/// @param pattern a regular expression that is found in them
/// @param colour its name
/// @param on whether it holds
public record HighlightRule(String pattern, String colour, boolean on) {
  /// What is missing in the file is empty.
  public HighlightRule {
    pattern = Objects.requireNonNullElse(pattern, "");
    colour = Objects.requireNonNullElse(colour, "");
  }
}
