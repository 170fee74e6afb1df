package dev.muster.worker.environments;

import dev.muster.shared.environments.Environments;
import dev.muster.shared.files.FileHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The jars that a worker has fetched, each once whatever its names: in a folder below the system's
/// temporary one, made when the first is needed, that nobody else may look into, and that goes when
/// the worker does. Not in the working folder, which belongs to the code.
final class JarCache implements AutoCloseable {
  private final Environments environments;
  private @Nullable Path folder;

  JarCache(Environments environments) {
    this.environments = environments;
  }

  /// Where a jar stands on this machine. What is there is fetched anew if it isn't what its hashes
  /// say: code runs as the same user, and may have written to it.
  synchronized Path place(FileHash jar) {
    var file = folder().resolve(jar.sha256() + ".jar");
    environments.fetch(jar, file);
    return file;
  }

  private Path folder() {
    try {
      var known = folder;
      if (known == null || !Files.isDirectory(known)) {
        known = Files.createTempDirectory("muster-jars-");
        folder = known;
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "a folder for jars could not be made in the temporary folder: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    var known = folder;
    if (known == null) {
      return;
    }
    folder = null;
    try (var files = Files.list(known)) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(known);
    } catch (IOException e) {
      // On some systems a jar that is open can't be deleted; the temporary folder is cleared.
    }
  }
}
