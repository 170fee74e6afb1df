package dev.muster.app.cli;

import dev.muster.shared.environments.Sources;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// What code is to see: an environment by its parts.
final class CodeOption {
  @Option(
      names = "--source",
      paramLabel = "FILE",
      description = "a source file whose functions the code sees")
  private List<Path> sources = List.of();

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "a jar whose classes sources and code can use")
  private List<Path> jars = List.of();

  @Option(
      names = "--import",
      paramLabel = "NAME",
      description = "an import, such as java.time.* or \"static java.lang.Math.*\"")
  private List<String> imports = List.of();

  Sources all() {
    return new Sources(imports, sources, jars);
  }
}
