package dev.muster.app.settings;

import dev.muster.shared.redis.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// The file itself. A new one takes the old one's place in one step, so that a start never meets
/// half of it.
final class SettingsFile {
  private static final int LARGEST = 1 << 20;
  private final Path path;

  /// What stands there aren't settings.
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    Broken(String why) {
      super(why);
    }
  }

  SettingsFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /// What stands there; empty if there is no file.
  Optional<Kept> read() throws IOException, Broken {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException("it is not a file");
    }
    String text;
    try (var in = Files.newInputStream(path)) {
      text = new String(in.readNBytes(LARGEST + 1), StandardCharsets.UTF_8);
    }
    if (text.length() > LARGEST) {
      throw new Broken("it is larger than settings ever are");
    }
    try {
      var kept = Json.mapper().readValue(text, Kept.class);
      if (kept == null || kept.version() < 1) {
        throw new Broken("it holds something else");
      }
      return Optional.of(kept);
    } catch (JacksonException e) {
      throw new Broken("it is no whole JSON");
    }
  }

  /// Writes anew; only the owner may read it.
  void write(Kept kept) throws IOException {
    var target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
    var folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "no folder");
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, owner(folder, "rwx------"));
    }
    var fresh = Files.createTempFile(folder, "settings", ".new", owner(folder, "rw-------"));
    try {
      var json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(kept);
      Files.writeString(fresh, json + "\n");
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Puts it aside, beside those that were put aside before.
  ///
  /// @return its new place
  Path putAside() throws IOException {
    var aside = path.resolveSibling(path.getFileName() + ".broken");
    for (int i = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
      aside = path.resolveSibling(path.getFileName() + ".broken-" + i);
    }
    return Files.move(path, aside);
  }

  private static FileAttribute<?>[] owner(Path folder, String permissions) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
