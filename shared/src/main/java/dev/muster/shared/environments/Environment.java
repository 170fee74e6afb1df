package dev.muster.shared.environments;

import dev.muster.shared.files.FileHash;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a task's expression can see, addressed by its content.
///
/// @param id 32 hex digits of the content below: the same content has the same id
/// @param imports as they stand after `import`, such as `java.util.*` or `static java.lang.Math.*`
/// @param sources file name to content, in the order given
/// @param jars file name to content, in the order given
public record Environment(
    String id, List<String> imports, Map<String, FileHash> sources, Map<String, FileHash> jars) {
  public Environment {
    imports = List.copyOf(imports);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    jars = Collections.unmodifiableMap(new LinkedHashMap<>(jars));
  }
}
