package dev.muster.worker;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The worker's standard output and its log file: the same lines, the first in colour on a
/// terminal.
public final class Console implements AutoCloseable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final String RESET = "\u001b[0m";
  private static final String GREY = "\u001b[90m";

  private final PrintStream out;
  private final boolean colours;
  private final @Nullable Writer file;
  private final RedisClock clock;
  private final StringBuilder shown = new StringBuilder();
  private long second = Long.MIN_VALUE;
  private String stamp = "";

  /// @param out standard output
  /// @param colours whether to colour it
  /// @param logFile where else; null for nowhere
  /// @throws QueueException (USAGE) if the file can't be written to
  public Console(PrintStream out, boolean colours, @Nullable Path logFile, RedisClock clock) {
    this.out = out;
    this.colours = colours;
    this.clock = clock;
    this.file = logFile == null ? null : open(logFile);
  }

  private static Writer open(Path logFile) {
    try {
      return Files.newBufferedWriter(
          logFile, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      var parent = logFile.toAbsolutePath().getParent();
      var why =
          parent != null && !Files.isDirectory(parent)
              ? "there is no folder " + parent
              : "it can't be written to";
      throw new QueueException(
          Reason.USAGE, "The log file " + logFile + " can't be opened: " + why + ".", e);
    }
  }

  /// `[2015-09-28 12:41:05] MESSAGE PING`, at once.
  synchronized void line(String command, String message) {
    add(command, message);
    flush();
  }

  /// The same with the next [#flush]: each costs as much as a short task.
  synchronized void add(String command, String message) {
    var stamp = stamp();
    var rest = message.isEmpty() ? "" : " " + message;
    show(
        colours
            ? GREY + stamp + RESET + " " + colour(command) + command + RESET + rest
            : stamp + " " + command + rest);
    write(stamp + " " + command + rest + "\n");
  }

  private String stamp() {
    var now = clock.now();
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      stamp = "[" + STAMP.format(now) + "]";
    }
    return stamp;
  }

  /// Text as it is, with the next [#flush]; a line end is added where there is none.
  synchronized void add(String text) {
    var whole = text.endsWith("\n") ? text : text + "\n";
    show(whole.substring(0, whole.length() - 1));
    write(whole);
  }

  private void show(String line) {
    shown.append(line).append('\n');
  }

  /// Shows and writes what was added.
  synchronized void flush() {
    if (shown.isEmpty()) {
      return;
    }
    out.print(shown);
    out.flush();
    shown.setLength(0);
    try {
      if (file != null) {
        file.flush();
      }
    } catch (IOException e) {
      tell(e);
    }
  }

  /// A full disk must not end the worker; the line is in Redis and on the console.
  private void tell(IOException e) {
    out.println("The log file can't be written to: " + e.getMessage());
    out.flush();
  }

  private void write(String text) {
    if (file == null) {
      return;
    }
    try {
      file.write(text);
    } catch (IOException e) {
      tell(e);
    }
  }

  private static String colour(String command) {
    return switch (command) {
      case "ALIVE", "TASK_COMPLETE" -> "\u001b[32m";
      case "TASK_START", "EXPR" -> "\u001b[34m";
      case "MESSAGE", "RESPONSE" -> "\u001b[35m";
      case "TASK_ERROR", "TASK_DIED", "TASK_TIMEOUT", "MESSAGE ?" -> "\u001b[31m";
      default -> "\u001b[36m";
    };
  }

  @Override
  public synchronized void close() {
    flush();
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // A full disk, which each line has told of.
      out.flush();
    }
  }
}
