package dev.muster.shared.environments;

import java.nio.file.Path;
import java.util.List;

/// What the tasks of a queue are to see: given when it is opened.
///
/// @param imports as they stand after `import`, such as `java.time.*`
/// @param files Java sources: plain top-level methods and imports, or whole classes
public record Sources(List<String> imports, List<Path> files) {
  public Sources {
    imports = List.copyOf(imports);
    files = List.copyOf(files);
  }

  /// Source files alone.
  public static Sources of(Path... files) {
    return new Sources(List.of(), List.of(files));
  }
}
