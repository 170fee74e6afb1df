package dev.muster.app.main;

import dev.muster.app.controls.Export;
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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is on its way out of the window, in one of its forms, into a file that isn't replaced
/// unasked.
final class ExportModel {
  private final Connection connection;
  private final ObjectProperty<Export.Form> form =
      new SimpleObjectProperty<>(new Export.Form("", "", () -> ""));
  private final StringProperty place = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper replaces = new ReadOnlyBooleanWrapper();
  private Export export = new Export("nothing", false, "", "", List.of(form.get()));

  ExportModel(Connection connection) {
    this.connection = connection;
    form.addListener((_, before, now) -> place.set(otherEnding(before, now)));
    place.addListener(_ -> say("", false));
  }

  /// Takes what is to leave; in the form that was chosen last, where it has that.
  void take(Export leaving) {
    export = leaving;
    var last = form.get().name();
    form.set(
        leaving.forms().stream()
            .filter(one -> one.name().equals(last))
            .findFirst()
            .orElse(leaving.forms().getFirst()));
    var name = leaving.name().replaceAll("[^\\p{L}\\p{N}_-]+", "-") + form.get().ending();
    place.set(Path.of(System.getProperty("user.home", "."), name).toString());
    say("", false);
  }

  /// What is to leave.
  Export export() {
    return export;
  }

  /// The form in which it leaves.
  ObjectProperty<Export.Form> form() {
    return form;
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
    return form.get().text().get();
  }

  /// Says that it was copied.
  void copied() {
    say(sentence("on the clipboard"), false);
  }

  /// Writes the file; asks first where there is one.
  void save() {
    var text = form.get().text();
    var target = place.get().strip();
    var may = replaces.get();
    connection.work(
        () -> write(target, text.get(), may),
        there -> {
          if (there) {
            say(target + " is there already. Replace it, or name another.", true);
            replaces.set(true);
          } else {
            say(sentence("in " + target), false);
          }
        },
        sentence -> say(sentence, true));
  }

  private void say(String sentence, boolean bad) {
    replaces.set(false);
    failed.set(bad);
    news.set(sentence);
  }

  private String sentence(String where) {
    var what = export.what();
    return what.substring(0, 1).toUpperCase(Locale.ROOT)
        + what.substring(1)
        + (export.many() ? " are " : " is ")
        + where
        + ".";
  }

  private String otherEnding(Export.Form before, Export.Form now) {
    var written = place.get();
    return written.endsWith(before.ending())
        ? written.substring(0, written.length() - before.ending().length()) + now.ending()
        : written;
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
