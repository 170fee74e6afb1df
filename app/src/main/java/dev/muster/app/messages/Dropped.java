package dev.muster.app.messages;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.here.Gathered;
import dev.muster.shared.QueueClient;
import dev.muster.shared.files.Folder;
import dev.muster.shared.files.Pack;
import dev.muster.shared.files.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/// Files of this machine that a person gave to PULL; they are put into Redis when it is sent.
///
/// @param files which
/// @param bytes all of them
record Dropped(Gathered files, long bytes) {
  static final String SIZE = "dropped";

  /// Looks at them. Reads the disk.
  ///
  /// @throws IllegalArgumentException with a sentence, if they can't be one pack
  static Dropped of(List<Path> given) {
    var files = Gathered.of(given);
    long bytes = 0;
    for (var name : files.names()) {
      try {
        bytes += Files.size(files.folder().resolve(name));
      } catch (IOException e) {
        throw new IllegalArgumentException(name + " can't be read: choose others.", e);
      }
    }
    return new Dropped(files, bytes);
  }

  /// As a choice among packs.
  Field.Choice.Option option() {
    var names = files.names();
    var first = Harmless.of(names.getFirst());
    return new Field.Choice.Option(
        "From here: "
            + (names.size() == 1 ? first : first + " and " + (names.size() - 1) + " more")
            + " · "
            + Phrases.bytes(bytes),
        JsonNodeFactory.instance.objectNode().put(SIZE, bytes));
  }

  /// Whether a choice is files of this machine, and no pack yet.
  static boolean isOne(Field.Choice.Option option) {
    var value = option.value();
    return value != null && value.path(SIZE).isNumber();
  }

  /// Puts them into Redis. Waits for disk and Redis.
  Pack pack(QueueClient queue) {
    return queue.files().pack(new Folder(files.folder(), List.of()), files.names(), Progress.NONE);
  }
}
