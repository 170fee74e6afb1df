package dev.muster.shared.workers;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How to start a worker process on this machine.
///
/// @param jar the worker's jar
/// @param directory its working folder; must be there
/// @param logFile where its log goes
/// @param arguments further ones, as `muster worker --help` lists them
public record SpawnOptions(Path jar, Path directory, Path logFile, List<String> arguments) {
  /// System property that names the worker's jar.
  public static final String JAR = "muster.worker.jar";

  public SpawnOptions {
    arguments = List.copyOf(arguments);
  }

  /// With the jar that the launcher named by the property `muster.worker.jar`.
  ///
  /// @throws QueueException (USAGE) if there is no such jar
  public static SpawnOptions in(Path directory, Path logFile, String... arguments) {
    var jar = System.getProperty(JAR);
    if (jar == null || !Files.isRegularFile(Path.of(jar))) {
      throw new QueueException(
          Reason.USAGE,
          "There is no worker to start: set the property "
              + JAR
              + " to muster-worker.jar (now "
              + jar
              + ").");
    }
    return new SpawnOptions(Path.of(jar).toAbsolutePath(), directory, logFile, List.of(arguments));
  }
}
