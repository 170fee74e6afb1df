package dev.muster.app.settings;

import java.util.Objects;

/// Code with a name, to be written again.
public record Snippet(String name, String code) {
  /// What is missing in the file is empty.
  public Snippet {
    name = Objects.requireNonNullElse(name, "");
    code = Objects.requireNonNullElse(code, "");
  }
}
