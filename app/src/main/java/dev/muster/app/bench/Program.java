package dev.muster.app.bench;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process with the JVM, the flags and the class path of this one.
final class Program implements AutoCloseable {
  private static final String MAIN = "dev.muster.app.Launcher";
  private static final int END_SECONDS = 20;
  private final Process process;
  private final BufferedReader out;

  private Program(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts this program with other arguments, on a Redis.
  static Program muster(String redis, String... arguments) throws IOException {
    return start(redis, MAIN, arguments);
  }

  /// Starts another main class of it.
  static Program start(String redis, String main, String... arguments) throws IOException {
    var command = new ArrayList<>(jvm());
    command.add(main);
    command.addAll(List.of(arguments));
    return start(redis, command);
  }

  private static Program start(String redis, List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    process.environment().put("MUSTER_REDIS", redis);
    return new Program(process.start());
  }

  /// Starts another main class of it as Java does by itself: without class cache and with the
  /// collector and the compilers that it chooses.
  static Program plain(String redis, String main) throws IOException {
    var command = new ArrayList<>(jvm());
    command.removeIf(argument -> argument.startsWith("-X"));
    command.add(main);
    return start(redis, command);
  }

  private static List<String> jvm() {
    var me = ProcessHandle.current().info();
    var arguments = Arrays.asList(me.arguments().orElse(new String[0]));
    int main = arguments.indexOf(MAIN);
    if (main < 0 || me.command().isEmpty()) {
      throw new QueueException(
          Reason.USAGE,
          "This system doesn't tell how this program was started: measure the window on Linux or"
              + " macOS, with ./muster bench window.");
    }
    var jvm = new ArrayList<>(arguments.subList(0, main));
    jvm.addFirst(me.command().orElseThrow());
    // A bench has both compilers, what it measures the one that the launcher gives it.
    jvm.add("-XX:TieredStopAtLevel=1");
    return jvm;
  }

  /// Waits for the first line that it prints.
  ///
  /// @throws QueueException (FAILED) if it ends without one
  String line() throws IOException {
    var line = out.readLine();
    if (line == null) {
      throw new QueueException(
          Reason.FAILED, "A part of the bench ended before it was ready; the lines above say why.");
    }
    return line;
  }

  /// Asks it to end, and waits until it has.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
