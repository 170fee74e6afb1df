package dev.muster.worker.environments;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An environment whose files are here: what a child needs to compile it.
///
/// @param id the environment's id
/// @param imports as they stand after `import`, such as `java.time.*` or `static java.lang.Math.*`;
/// seen by plain sources and by
/// expressions
/// @param sources file name to text, in order
/// @param jars file name to its place on this machine, in order
public record Unpacked(
    String id, List<String> imports, Map<String, String> sources, Map<String, Path> jars) {
  public Unpacked {
    imports = List.copyOf(imports);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    jars = Collections.unmodifiableMap(new LinkedHashMap<>(jars));
  }

  /// An environment of sources alone.
  public static Unpacked of(String id, Map<String, String> sources) {
    return new Unpacked(id, List.of(), sources, Map.of());
  }
}
