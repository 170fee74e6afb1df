package dev.muster.app.main;

import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Sheet;
import dev.muster.app.session.Connection;
import dev.muster.shared.QueueException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A table on its way out of the window: as CSV or JSON, into a file that isn't replaced unasked.
final class ExportModel {
  private final Connection connection;
  private final BooleanProperty asJson = new SimpleBooleanProperty();
  private final StringProperty place = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper replaces = new ReadOnlyBooleanWrapper();
  private Sheet sheet = Sheet.of("rows", java.util.List.of());

  ExportModel(Connection connection) {
    this.connection = connection;
    asJson.addListener(_ -> place.set(otherEnding()));
    place.addListener(_ -> say("", false));
  }

  /// Takes what is to leave.
  void take(Sheet table) {
    sheet = table;
    var queue = connection.session().queue().replaceAll("[^\\p{L}\\p{N}_-]+", "-");
    place.set(
        Path.of(System.getProperty("user.home", "."), table.name() + "-" + queue + ending())
            .toString());
    say("", false);
  }

  /// What it is, in a few words: `41 workers`.
  String what() {
    return Phrases.count(sheet.rows().size())
        + " "
        + (sheet.rows().size() == 1 ? sheet.name().replaceAll("s$", "") : sheet.name());
  }

  /// Whether as JSON, else as CSV.
  BooleanProperty asJson() {
    return asJson;
  }

  /// The file, as it is written.
  StringProperty place() {
    return place;
  }

  /// How it went, in a sentence; empty until something was done.
  ReadOnlyStringProperty news() {
    return news.getReadOnlyProperty();
  }

  /// Whether the news are bad.
  ReadOnlyBooleanProperty failed() {
    return failed.getReadOnlyProperty();
  }

  /// Whether there is such a file already, so that saving again would replace it.
  ReadOnlyBooleanProperty replaces() {
    return replaces.getReadOnlyProperty();
  }

  /// All of it as a text.
  String text() {
    return asJson.get() ? sheet.json() : sheet.csv();
  }

  /// Says that it was copied.
  void copied() {
    say(what() + (sheet.rows().size() == 1 ? " is" : " are") + " on the clipboard.", false);
  }

  /// Writes the file; asks first where there is one.
  void save() {
    var written = text();
    var target = place.get().strip();
    var may = replaces.get();
    connection.work(
        () -> write(target, written, may),
        there -> {
          if (there) {
            say(target + " is there already. Replace it, or name another.", true);
            replaces.set(true);
          } else {
            say(
                what() + (sheet.rows().size() == 1 ? " is" : " are") + " in " + target + ".",
                false);
          }
        },
        sentence -> say(sentence, true));
  }

  private void say(String sentence, boolean bad) {
    replaces.set(false);
    failed.set(bad);
    news.set(sentence);
  }

  private String ending() {
    return asJson.get() ? ".json" : ".csv";
  }

  private String otherEnding() {
    return place.get().replaceFirst("(?i)\\.(csv|json)$", "") + ending();
  }

  /// @return whether there is such a file, which was left alone
  private static boolean write(String place, String text, boolean mayReplace) {
    try {
      var file = Path.of(place).toAbsolutePath();
      Files.createDirectories(Objects.requireNonNullElse(file.getParent(), file));
      var how =
          mayReplace
              ? new OpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING}
              : new OpenOption[] {StandardOpenOption.CREATE_NEW};
      try (var out = Files.newOutputStream(file, how)) {
        out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      return false;
    } catch (FileAlreadyExistsException e) {
      if (Files.isRegularFile(Path.of(place))) {
        return true;
      }
      throw refused(place, "there is something of that name that is no such file", e);
    } catch (InvalidPathException e) {
      throw refused(place, "that is no name of a file", e);
    } catch (AccessDeniedException e) {
      throw refused(place, "this user may not", e);
    } catch (IOException e) {
      var reason = e instanceof FileSystemException files ? files.getReason() : e.getMessage();
      throw refused(
          place,
          Objects.requireNonNullElse(reason, e.getClass().getSimpleName()).toLowerCase(Locale.ROOT),
          e);
    }
  }

  private static QueueException refused(String place, String why, Exception cause) {
    return new QueueException(
        QueueException.Reason.USAGE,
        "Could not write " + place + ": " + why + ". Name another file.",
        cause);
  }
}
