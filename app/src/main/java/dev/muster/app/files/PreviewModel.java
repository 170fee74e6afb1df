package dev.muster.app.files;

import dev.muster.app.session.Connection;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A look into one file: its beginning, then more of it when it is asked for.
final class PreviewModel {
  private final Connection connection;
  private final ReadOnlyObjectWrapper<Preview> preview =
      new ReadOnlyObjectWrapper<>(new Preview.Nothing());
  private @Nullable FileEntry wanted;
  private boolean reading;

  PreviewModel(Connection connection) {
    this.connection = connection;
  }

  /// What is to be seen.
  ReadOnlyObjectProperty<Preview> preview() {
    return preview.getReadOnlyProperty();
  }

  /// Looks into a file; into none if empty.
  void show(@Nullable FileEntry entry) {
    if (entry != null && wanted != null && entry.key().equals(wanted.key())) {
      return;
    }
    wanted = entry;
    if (entry == null) {
      preview.set(new Preview.Nothing());
    } else {
      read(entry);
    }
  }

  /// Tries again what failed.
  void again() {
    if (wanted != null) {
      read(wanted);
    }
  }

  /// Reads a further piece, if there is one that may be looked at.
  void more() {
    if (!reading && content().filter(Content::hasMore).isPresent()) {
      var before = content().orElseThrow();
      reading = true;
      connection.ask(
          queue -> before.more(queue.files()), this::take, why -> fail(before.entry(), why));
    }
  }

  /// What is here; empty if nothing is.
  Optional<Content> content() {
    return preview.get() instanceof Preview.Here here
        ? Optional.of(here.content())
        : Optional.empty();
  }

  private void read(FileEntry entry) {
    reading = true;
    preview.set(new Preview.Coming(entry));
    connection.ask(
        queue -> Content.first(queue.files(), entry), this::take, why -> fail(entry, why));
  }

  private void take(Content content) {
    if (isWanted(content.entry())) {
      reading = false;
      preview.set(new Preview.Here(content));
    }
  }

  private void fail(FileEntry entry, String why) {
    if (isWanted(entry)) {
      reading = false;
      preview.set(new Preview.Trouble(entry, why));
    }
  }

  /// An answer may come when another file is already chosen.
  private boolean isWanted(FileEntry entry) {
    return wanted != null && wanted.key().equals(entry.key());
  }
}
