package dev.muster.app.here;

import dev.muster.shared.workers.SpawnOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The program of a worker, as it came with this one.
public final class WorkerJar {
  /// What to say where there is none.
  public static final String MISSING =
      "This program came without a worker: start it by ./muster, or with -D"
          + SpawnOptions.JAR
          + "=muster-worker.jar.";

  private WorkerJar() {}

  /// Named by its property, or in the tree that the launcher stands in.
  public static Optional<Path> find() {
    var named = System.getProperty(SpawnOptions.JAR);
    var home = System.getProperty("muster.home");
    return Stream.of(
            named == null ? null : Path.of(named),
            home == null ? null : Path.of(home, "worker", "target", "muster-worker.jar"))
        .filter(Objects::nonNull)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
