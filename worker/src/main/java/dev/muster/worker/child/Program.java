package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Json;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Work;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/// A program of the operating system, run for a task: what it prints goes the way of what code
/// prints, and its end is that of the task.
final class Program {
  /// How much of its output and of its errors is kept in the result, each.
  private static final int KEPT_BYTES = 64 << 10;

  /// How long a program that was asked to end has, before it is killed.
  private static final Duration GRACE = Duration.ofSeconds(1);

  /// What a program leaves behind may hold its pipes open.
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  private static final File NOTHING = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");

  private final Run run;
  private final Process process;
  private final Tail output = new Tail(KEPT_BYTES);
  private final Tail errors = new Tail(KEPT_BYTES);

  private Program(Run run, Process process) {
    this.run = run;
    this.process = process;
  }

  /// Starts one.
  ///
  /// @param folder the worker's
  /// @throws CodeFailure if it can't be started, saying why
  static Program start(Run run, Work.Command command, Path folder) throws CodeFailure {
    var where = folder(command, folder);
    var builder = new ProcessBuilder(ProcessGroup.leading(command.argv()));
    builder.directory(where.toFile());
    builder.redirectInput(NOTHING);
    Launch.scrub(builder.environment());
    builder.environment().putAll(command.environment());
    var name = command.argv().getFirst();
    if (!isThere(name, where, builder.environment().getOrDefault("PATH", ""))) {
      throw failure(
          "NoProgram", "there is no program " + name + " on this worker, or it may not run it");
    }
    try {
      var program = new Program(run, builder.start());
      Thread.ofVirtual().name("program").start(program::follow);
      return program;
    } catch (IOException e) {
      throw failure("NoProgram", "the program " + name + " can't be started: " + e.getMessage());
    }
  }

  private static Path folder(Work.Command command, Path folder) throws CodeFailure {
    try {
      Files.createDirectories(folder);
      var wanted = command.folder() == null ? folder : folder.resolve(command.folder());
      if (Files.isDirectory(wanted)) {
        return wanted;
      }
    } catch (InvalidPathException | IOException e) {
      // Said below.
    }
    throw failure(
        "NoFolder",
        "there is no folder "
            + (command.folder() == null ? folder : command.folder())
            + " on this worker");
  }

  /// Asked before, for `setsid` would be found and then not find it.
  private static boolean isThere(String name, Path folder, String path) {
    try {
      if (name.indexOf('/') >= 0 || File.separatorChar == '\\') {
        return File.separatorChar == '\\' || isProgram(folder.resolve(name));
      }
      return Arrays.stream(path.split(File.pathSeparator))
          .anyMatch(each -> isProgram(folder.resolve(each).resolve(name)));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static CodeFailure failure(String type, String message) {
    return new CodeFailure(Failure.of(type, message));
  }

  /// Waits for its end, at most that long.
  Ran await(Duration limit, Consumer<String> printed) throws InterruptedException {
    try {
      if (!run.await(limit, printed, true)) {
        run.stop(
            Ran.failed(
                TaskStatus.TIMEOUT,
                Failure.of(
                    Child.TIMEOUT,
                    "the command ran longer than its time limit of " + Child.inWords(limit))));
        ProcessGroup.end(process);
        if (!run.await(GRACE, printed, false)) {
          ProcessGroup.kill(process);
          run.await(GRACE, printed, false);
        }
      }
      return run.finish(printed);
    } finally {
      // What it left behind ends with it.
      ProcessGroup.kill(process);
    }
  }

  /// Ends it at once.
  void kill() {
    ProcessGroup.kill(process);
  }

  private void follow() {
    try {
      var readers =
          List.of(
              Thread.ofVirtual().start(() -> read(process.getInputStream(), output)),
              Thread.ofVirtual().start(() -> read(process.getErrorStream(), errors)));
      int code = process.waitFor();
      for (var reader : readers) {
        reader.join(LAST_WORDS);
      }
      run.end(ended(code));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(InputStream pipe, Tail kept) {
    var buffer = new byte[8 << 10];
    try (pipe) {
      for (int n = pipe.read(buffer); n >= 0; n = pipe.read(buffer)) {
        var bytes = Arrays.copyOf(buffer, n);
        kept.add(bytes);
        run.printed(bytes);
      }
    } catch (IOException e) {
      // The process has ended, or is being ended.
    }
  }

  private Ran ended(int code) {
    if (code != 0) {
      return Ran.of(Outcome.failed("ExitCode", "exit code " + code));
    }
    var result = new LinkedHashMap<String, Object>();
    result.put("exit", code);
    result.put("output", output.text());
    result.put("error", errors.text());
    return Ran.of(new Outcome.Ok(Json.tree(result)));
  }
}
