package dev.muster.shared.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A file that stands complete and verified under a hidden name, and gets its own when it is
/// committed. Closed without that, it leaves nothing behind.
final class Staged implements AutoCloseable {
  private static final int BUFFER = 64 << 10;

  private final Folder folder;
  private final FileName name;
  private final List<List<Path>> madeFolders = new ArrayList<>();
  private @Nullable Path temporary;
  private boolean needed;

  private Staged(Folder folder, FileName name) {
    this.folder = folder;
    this.name = name;
  }

  /// @param content asked for only if there is need
  static Staged in(
      Folder folder, String name, FileHash expected, Supplier<? extends InputStream> content) {
    var staged = new Staged(folder, FileName.of(name));
    try {
      staged.fill(expected, content);
      return staged;
    } catch (IOException e) {
      staged.close();
      throw FileProblem.of(e, "write", name);
    } catch (RuntimeException e) {
      staged.close();
      throw e;
    }
  }

  /// Whether the file wasn't there already with this content.
  boolean isNeeded() {
    return needed;
  }

  private void fill(FileHash expected, Supplier<? extends InputStream> content) throws IOException {
    try (var parent = folder.enter(name.parents(), name.text(), madeFolders)) {
      var existing = folder.target(parent, name);
      if (existing != null && isSame(parent, existing, expected)) {
        return;
      }
      needed = true;
      var permissions = existing == null ? null : parent.permissions(name.last());
      var hidden = Temporary.name();
      try (var channel = parent.create(hidden, permissions);
          var out = Channels.newOutputStream(channel)) {
        temporary = hidden;
        var digests = new Digests();
        var in = content.get();
        var buffer = new byte[BUFFER];
        for (int n; digests.size() <= expected.size() && (n = in.read(buffer)) >= 0; ) {
          digests.update(buffer, n);
          out.write(buffer, 0, n);
        }
        if (!digests.result().equals(expected)) {
          throw corrupt(name.text());
        }
      }
    }
  }

  private boolean isSame(OpenFolder parent, BasicFileAttributes existing, FileHash expected)
      throws IOException {
    if (existing.size() != expected.size()) {
      return false;
    }
    try (var channel = parent.read(name.last());
        var in = Channels.newInputStream(channel)) {
      return Digests.of(in, Long.MAX_VALUE, name.text()).equals(expected);
    }
  }

  static FileProblem corrupt(String name) {
    return new FileProblem(
        "Corrupt",
        "The content of "
            + FileName.quoted(name)
            + " isn't what its hash and size say, so it was not written: PUSH or pack it again.");
  }

  /// Gives it its name.
  void commit() {
    var hidden = temporary;
    if (hidden == null) {
      return;
    }
    try (var parent = folder.enter(name.parents(), name.text(), null)) {
      folder.target(parent, name);
      parent.move(hidden, name.last());
      temporary = null;
      madeFolders.clear();
    } catch (IOException e) {
      throw FileProblem.of(e, "write", name.text());
    }
  }

  @Override
  public void close() {
    var hidden = temporary;
    temporary = null;
    if (hidden != null) {
      quietly(name.parents(), parent -> parent.delete(hidden));
    }
    for (var made : madeFolders.reversed()) {
      quietly(made.subList(0, made.size() - 1), parent -> parent.deleteFolder(made.getLast()));
    }
    madeFolders.clear();
  }

  private void quietly(List<Path> parents, Removal removal) {
    try (var parent = folder.enter(parents, name.text(), null)) {
      removal.from(parent);
    } catch (IOException | FileProblem e) {
      // A folder that somebody has used meanwhile stays; a file that is gone needs no removing.
    }
  }

  private interface Removal {
    void from(OpenFolder parent) throws IOException;
  }
}
