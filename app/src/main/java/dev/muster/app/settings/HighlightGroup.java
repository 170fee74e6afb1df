package dev.muster.app.settings;

import java.util.List;
import java.util.Objects;

/// Rules for the colours of log lines that are switched on and off together.
///
/// @param name as a person calls it
/// @param on whether they hold
/// @param rules the first that fits a line colours it
public record HighlightGroup(String name, boolean on, List<HighlightRule> rules) {
  /// What is missing in the file is empty.
  public HighlightGroup {
    name = Objects.requireNonNullElse(name, "");
    rules =
        Objects.requireNonNullElse(rules, List.<HighlightRule>of()).stream()
            .filter(Objects::nonNull)
            .toList();
  }
}
