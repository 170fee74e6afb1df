package dev.muster.app.logs;

import dev.muster.app.session.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Lines that are to be written into a file.
final class SavedLines {
  private static final String HOME = System.getProperty("user.home", "");
  private final Connection connection;
  private final List<LogEntry> lines;
  private final String name;
  private final BiConsumer<Path, Integer> done;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private String replaced = "";

  /// @param name of the file that is offered
  /// @param done takes the file and how many lines are in it
  SavedLines(
      Connection connection, List<LogEntry> lines, String name, BiConsumer<Path, Integer> done) {
    this.connection = connection;
    this.lines = List.copyOf(lines);
    this.name = name;
    this.done = done;
  }

  /// How many lines there are; where some are missing is none.
  int number() {
    return (int) lines.stream().filter(LogEntry.Line.class::isInstance).count();
  }

  /// The file that is offered.
  String usual() {
    var downloads = Path.of(HOME, "Downloads");
    return (Files.isDirectory(downloads) ? downloads : Path.of(HOME)).resolve(name).toString();
  }

  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /// Why it isn't saved, in a sentence; empty if nothing is wrong.
  ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// Takes that another file is meant.
  void forget() {
    replaced = "";
    trouble.set("");
  }

  /// Takes that a file may be replaced, for that was asked already.
  void replace(String file) {
    replaced = file.strip();
  }

  /// Saves; where there is such a file already, only the second time.
  void save(String written) {
    var text = written.strip();
    if (busy.get()) {
      return;
    }
    Path file;
    try {
      file = Path.of(text.startsWith("~/") ? HOME + text.substring(1) : text).normalize();
    } catch (InvalidPathException e) {
      trouble.set("That can't be a file: " + e.getReason() + ".");
      return;
    }
    if (!file.isAbsolute()) {
      trouble.set("Write the whole path, such as " + usual() + ".");
      return;
    }
    busy.set(true);
    var may = text.equals(replaced);
    connection.local(
        () -> write(file, may),
        number -> {
          busy.set(false);
          done.accept(file, number);
        },
        failure -> {
          busy.set(false);
          if (failure instanceof FileAlreadyExistsException) {
            replaced = text;
          }
          trouble.set(why(file, failure));
        });
  }

  private int write(Path file, boolean may) throws IOException {
    var text = lines.stream().map(LineText::written).toList();
    if (may) {
      Files.write(file, text, StandardCharsets.UTF_8);
    } else {
      Files.write(
          file,
          text,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
    }
    return number();
  }

  private static String why(Path file, Exception failure) {
    return switch (failure) {
      case FileAlreadyExistsException _ ->
          file + " is there already. Save again to replace it, or name another.";
      case NoSuchFileException _ ->
          "There is no folder " + file.getParent() + ": choose one that is there.";
      case AccessDeniedException _ ->
          "This user may not write " + file + ": choose another folder.";
      default ->
          file
              + " could not be written: "
              + failure.getMessage()
              + ". Choose another place, or make room there.";
    };
  }
}
