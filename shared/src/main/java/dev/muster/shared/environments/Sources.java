package dev.muster.shared.environments;

import java.nio.file.Path;
import java.util.List;

/// What the tasks of a queue are to see: given when it is opened.
///
/// @param imports as they stand after `import`, such as `java.time.*`
/// @param files Java sources: plain top-level methods and imports, or whole classes
/// @param jars whose classes sources and tasks can use; at most 100, of 256 MiB together
public record Sources(List<String> imports, List<Path> files, List<Path> jars) {
  public Sources {
    imports = List.copyOf(imports);
    files = List.copyOf(files);
    jars = List.copyOf(jars);
  }

  /// Source files alone.
  public static Sources of(Path... files) {
    return new Sources(List.of(), List.of(files), List.of());
  }

  /// The same with these jars.
  public Sources withJars(Path... more) {
    return new Sources(imports, files, List.of(more));
  }

  /// The same with these imports.
  public Sources withImports(String... more) {
    return new Sources(List.of(more), files, jars);
  }

  /// Whether there is nothing to see.
  public boolean isEmpty() {
    return imports.isEmpty() && files.isEmpty() && jars.isEmpty();
  }
}
