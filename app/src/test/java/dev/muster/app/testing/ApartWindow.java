package dev.muster.app.testing;

import dev.muster.app.background.Toolkit;
import dev.muster.app.logs.LogEntry;
import dev.muster.app.logs.LogEntry.Gap;
import dev.muster.app.logs.LogEntry.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// A window on a queue in a process of its own, which can be put to sleep and woken, and is read as
/// a person reads it.
public final class ApartWindow implements AutoCloseable {
  private static final int END_SECONDS = 20;
  private final Process process;
  private final BufferedReader out;

  /// What a person sees there.
  ///
  /// @param words all of them, line by line
  /// @param log what was printed into the log panes, and what is missing there, pane after pane
  public record Sight(String words, List<String> log) {}

  /// Opens it, with a pane for the log of each of these workers.
  ///
  /// @param said takes what goes wrong in it
  public ApartWindow(String redis, String queue, Path said, List<String> logs) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ApartWindow.class.getName(), redis, queue));
    command.addAll(logs);
    process = new ProcessBuilder(command).redirectError(said.toFile()).start();
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Looks at it.
  public Sight look() throws IOException {
    var in = process.outputWriter(StandardCharsets.UTF_8);
    in.write("\n");
    in.flush();
    var line = out.readLine();
    if (line == null) {
      throw new IOException("The window has ended.");
    }
    return JsonMapper.shared().readValue(line, Sight.class);
  }

  /// Has it stand still as a laptop does whose lid is shut.
  public void sleep() throws Exception {
    signal("-STOP");
  }

  /// Has it go on.
  public void wake() throws Exception {
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IOException("The window could not be told " + name + ".");
    }
  }

  @Override
  public void close() throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).close();
    try {
      if (process.isAlive()) {
        signal("-CONT");
      }
      process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }

  /// The other process: answers each line of its input with what is to be seen.
  public static void main(String[] arguments) throws Exception {
    var inside = new Inside();
    inside.open(
        arguments[0],
        arguments[1],
        List.of(arguments).subList(2, arguments.length).stream().map(List::of).toList());
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (in.readLine() != null) {
        System.out.println(JsonMapper.shared().writeValueAsString(inside.look()));
      }
    }
    System.exit(0);
  }

  private static final class Inside extends WindowTest {
    void open(String redis, String queue, List<List<String>> groups) throws Exception {
      openLive(redis, queue);
      see("Live");
      press("Log");
      inWindow(() -> logs().open(groups));
    }

    Sight look() throws Exception {
      return new Sight(
          words(),
          Toolkit.call(
              () ->
                  logs().panes().stream()
                      .flatMap(pane -> pane.lines().stream())
                      .filter(Inside::isPrintedOrMissing)
                      .map(entry -> entry instanceof Line line ? line.line().message() : "" + entry)
                      .toList()));
    }

    private static boolean isPrintedOrMissing(LogEntry entry) {
      return entry instanceof Gap
          || (entry instanceof Line line && line.line().command().equals("OUTPUT"));
    }
  }
}
