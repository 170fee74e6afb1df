package dev.muster.app.files;

import dev.muster.app.session.Connection;
import dev.muster.shared.files.Folder;
import dev.muster.shared.files.Pack;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Files that are about to be saved: into which folder, and what they would replace there.
final class SavePlan implements Plan {
  private static final String HOME = System.getProperty("user.home", "");
  private final Connection connection;
  private final Pack pack;
  private final BiConsumer<Pack, Path> save;
  private final StringProperty folder;
  private final ObservableList<String> replaced = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

  /// @param folder the one that is offered
  /// @param save does it
  SavePlan(Connection connection, Pack pack, String folder, BiConsumer<Pack, Path> save) {
    this.connection = connection;
    this.pack = pack;
    this.save = save;
    this.folder = new SimpleStringProperty(folder);
    this.folder.addListener(
        _ -> {
          replaced.clear();
          trouble.set("");
        });
  }

  /// Where downloads usually go.
  static String usualFolder() {
    var downloads = Path.of(HOME, "Downloads");
    return (Files.isDirectory(downloads) ? downloads : Path.of(HOME)).toString();
  }

  Pack pack() {
    return pack;
  }

  /// The folder as it is written.
  StringProperty folder() {
    return folder;
  }

  /// Names of files that are there with another content; a second go replaces them.
  ObservableList<String> replaced() {
    return replaced;
  }

  /// Whether the folder is being looked at.
  ReadOnlyBooleanProperty looking() {
    return looking.getReadOnlyProperty();
  }

  /// Why it can't be saved there, in a sentence; empty if it can.
  ReadOnlyStringProperty trouble() {
    return trouble.getReadOnlyProperty();
  }

  /// What is wrong with the folder as it is written; empty if nothing is.
  String problem() {
    var text = folder.get().strip();
    if (text.isEmpty()) {
      return "Name a folder to save into.";
    }
    try {
      return path().isAbsolute() ? "" : "Write the whole path, such as " + usualFolder() + ".";
    } catch (InvalidPathException e) {
      return "That can't be a folder: " + e.getReason() + ".";
    }
  }

  /// Saves, unless something else is there under one of the names: then it asks for a second go.
  void go() {
    if (looking.get() || !problem().isEmpty()) {
      return;
    }
    var into = path();
    if (!replaced.isEmpty()) {
      save.accept(pack, into);
      return;
    }
    looking.set(true);
    trouble.set("");
    connection.ask(
        queue ->
            Files.isDirectory(into)
                ? queue.files().overwritten(pack, new Folder(into, List.of()))
                : List.<String>of(),
        names -> {
          looking.set(false);
          if (names.isEmpty()) {
            save.accept(pack, into);
          } else {
            replaced.setAll(names);
          }
        },
        why -> {
          looking.set(false);
          trouble.set(why);
        });
  }

  private Path path() {
    var text = folder.get().strip();
    if (text.equals("~") || text.startsWith("~/")) {
      return Path.of(HOME + text.substring(1)).normalize();
    }
    return Path.of(text).normalize();
  }
}
