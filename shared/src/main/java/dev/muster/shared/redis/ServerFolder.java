package dev.muster.shared.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The folder of a server that is started for one run: its program, configuration, output and, if
/// it keeps any, data. Nobody but its owner may look into it.
record ServerFolder(Path path) {
  private static final int OUTPUT_LINES = 5;

  /// A folder of the system's temporary one, with a name that nobody can foresee; not made yet.
  static ServerFolder named() {
    return new ServerFolder(
        Path.of(System.getProperty("java.io.tmpdir"), "muster-redis-" + UUID.randomUUID()));
  }

  void create() throws IOException {
    Files.createDirectory(path, onlyOwner("rwx------"));
  }

  /// Writes what the server shall be like; the password is in here.
  void writeConfiguration(int port, String password, boolean durable) throws IOException {
    Path file = configuration();
    Files.deleteIfExists(file);
    Files.createFile(file, onlyOwner("rw-------"));
    Files.writeString(
        file,
        """
        bind 127.0.0.1
        port %d
        protected-mode yes
        requirepass %s
        daemonize no
        dir "%s"
        save ""
        appendonly %s
        appendfsync always
        maxmemory-policy noeviction
        tcp-backlog 128
        """
            .formatted(port, password, quoted(path), durable ? "yes" : "no"));
  }

  Process launch(String program) throws IOException {
    Process process =
        new ProcessBuilder(program, configuration().toString())
            .directory(path.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output().toFile())
            .start();
    process.getOutputStream().close();
    return process;
  }

  /// The last lines that the server printed.
  String lastOutput() {
    try {
      List<String> lines =
          Files.readAllLines(output(), ISO_8859_1).stream()
              .filter(line -> !line.isBlank())
              .map(String::strip)
              .toList();
      return String.join(
          " | ", lines.subList(Math.max(0, lines.size() - OUTPUT_LINES), lines.size()));
    } catch (IOException e) {
      return "(none could be read: " + e.getMessage() + ")";
    }
  }

  /// Deletes the folder and what is in it; what is gone already is no error.
  void delete() {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(ServerFolder::deleteQuietly);
    } catch (IOException | UncheckedIOException _) {
      // What the server was still writing has gone meanwhile.
    }
  }

  // At the JVM's end a folder left over is worth less than an end that succeeds.
  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  private Path configuration() {
    return path.resolve("redis.conf");
  }

  private Path output() {
    return path.resolve("redis.log");
  }

  private static String quoted(Path path) {
    return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static FileAttribute<?>[] onlyOwner(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
