package dev.muster.app.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// `./muster demo --pictures` as a person starts it: a process in a session of its own, which all
/// that it starts belongs to, with a temporary folder of its own.
final class DemoRun implements AutoCloseable {
  private static final Path LAUNCHER = Path.of("..", "muster").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SESSION_FIELD = 3;

  private final Path out;
  private final Path temporary;
  private final Path pictures;
  private final Process process;

  private DemoRun(Path folder, String server) throws IOException {
    out = folder.resolve("out.txt");
    temporary = Files.createDirectories(folder.resolve("temporary"));
    pictures = folder.resolve("pictures");
    var builder =
        new ProcessBuilder(
                "setsid",
                // Who runs tests in the background ignores interrupts, and what it starts inherits
                // that.
                "env",
                "--default-signal=INT",
                LAUNCHER.toString(),
                "demo",
                "--pictures",
                pictures.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir='" + temporary + "'");
    builder.environment().put("MUSTER_REDIS_SERVER", server);
    process = builder.start();
  }

  /// Starts one.
  ///
  /// @param folder that is its own
  static DemoRun in(Path folder) throws IOException {
    return new DemoRun(Files.createDirectories(folder), "");
  }

  /// Starts one with another program in the place of its Redis.
  static DemoRun in(Path folder, Path server) throws IOException {
    return new DemoRun(folder, server.toString());
  }

  /// What it has said.
  String said() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  /// Waits until it has said something.
  void awaitWords(String words) {
    Awaitility.await("\"" + words + "\"")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> said().contains(words) || !process.isAlive());
  }

  /// Waits until it has saved its first picture.
  void awaitPicture() {
    Awaitility.await("a picture").atMost(PATIENCE).until(() -> !pictures().isEmpty());
  }

  /// What Ctrl+C does in a terminal: interrupts all processes of its group at once.
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -INT -" + process.pid()).inheritIO().start().waitFor();
  }

  /// Waits for its end.
  ///
  /// @return its exit code
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The demo goes on after " + PATIENCE.toSeconds() + " s.");
    }
    return process.exitValue();
  }

  /// The pictures it has saved.
  List<Path> pictures() throws IOException {
    return listed(pictures);
  }

  /// Files that it has in its temporary folder.
  List<Path> temporaryFiles() throws IOException {
    return listed(temporary);
  }

  private static List<Path> listed(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /// Its processes: itself and all that it, or what it started, has started.
  List<String> processes() {
    return ProcessHandle.allProcesses()
        .filter(one -> sessionOf(one) == process.pid())
        .map(one -> one.pid() + " " + one.info().commandLine().orElse("?"))
        .toList();
  }

  /// Also those whose parent has ended are told by their session.
  private static long sessionOf(ProcessHandle process) {
    try {
      var stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return fields[0].equals("Z") ? -1 : Long.parseLong(fields[SESSION_FIELD]);
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
