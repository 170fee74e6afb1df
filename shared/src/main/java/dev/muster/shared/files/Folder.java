package dev.muster.shared.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// One working folder, and a fence around it: whatever name somebody sends, nothing outside is
/// listed, read or written, and no link is followed, neither as a file nor as a folder on the way.
/// Only regular files count; a FIFO or a device is never opened.
///
/// On Linux and macOS folders are held open by descriptor, so that who replaces a folder by a link
/// at the wrong moment gains nothing. On Windows each step looks at the path anew, which leaves a
/// moment between look and step. In either case the folder's own path is trusted. A FIFO that takes
/// the place of a file between look and opening can still make a reader wait.
///
/// Every method throws {@link FileProblem} with a sentence.
public final class Folder {
  private final Path root;
  private final Forbidden forbidden;

  /// A folder that exists; if its path leads over links, they are followed now.
  ///
  /// @param forbidden files that may be neither read nor replaced though they may lie in it: the
  /// worker's program, log and launcher. They need not exist yet
  public Folder(Path root, List<Path> forbidden) {
    try {
      this.root = root.toRealPath();
    } catch (IOException e) {
      throw FileProblem.of(e, "open the folder", root.toString());
    }
    this.forbidden = new Forbidden(forbidden);
  }

  /// Where it really is.
  public Path root() {
    return root;
  }

  /// What is in a folder: name relative to the folder asked for → MD5 as `md5sum` prints it; null
  /// for a folder, and for a file that can't be read. In the order of the alphabet. At most 100,000
  /// entries; the pattern may take a second.
  public SortedMap<String, @Nullable String> list(DirQuery query) {
    var path = query.path();
    var parts = path.isEmpty() || path.equals(".") ? List.<Path>of() : FileName.of(path).parts();
    var listing = new Listing(query);
    try (var folder = enter(parts, path, null)) {
      return listing.of(folder);
    } catch (IOException e) {
      throw FileProblem.of(e, "list", path);
    }
  }

  /// Opens a file for reading. The caller closes it.
  public OpenFile open(String name) {
    var file = FileName.of(name);
    try (var parent = enter(file.parents(), name, null)) {
      var before = regular(parent, file);
      var channel = parent.read(file.last());
      var after = parent.attributes(file.last());
      if (after == null || !Objects.equals(before.fileKey(), after.fileKey())) {
        channel.close();
        throw new FileProblem(
            "Changed", FileName.quoted(name) + " was replaced while it was opened: try again.");
      }
      return new OpenFile(Channels.newInputStream(channel), channel.size());
    } catch (IOException e) {
      throw FileProblem.of(e, "read", name);
    }
  }

  /// The hashes and the size of a file.
  ///
  /// @param limit bytes at the most; above it (TooLarge), before or while it is read
  public FileHash hash(String name, long limit) {
    try (var file = open(name)) {
      if (file.size() > limit) {
        throw Limits.tooLarge(name);
      }
      return Digests.of(file.content(), limit, name);
    } catch (IOException e) {
      throw FileProblem.of(e, "read", name);
    }
  }

  /// Writes a file whole or not at all: to a hidden file beside it, compared with what it must be,
  /// then renamed. Folders on the way are made. A file that is there with this content stays
  /// untouched, and its permissions pass on to what replaces it.
  ///
  /// @param content read to its end, not closed
  /// @return whether it had to be written
  /// @throws FileProblem (Corrupt) if the content has another size or hash
  public boolean write(String name, FileHash expected, InputStream content) {
    try (var staged = Staged.in(this, name, expected, () -> content)) {
      staged.commit();
      return staged.isNeeded();
    }
  }

  /// Looks whether a file of that name may be written; changes nothing.
  public void checkWritable(String name) {
    var file = FileName.of(name);
    var real = root;
    OpenFolder at = null;
    try {
      at = OpenFolder.of(root);
      for (var part : file.parents()) {
        real = real.resolve(part);
        var attributes = at.attributes(part);
        forbidden.check(real, attributes, name);
        if (attributes == null) {
          return;
        }
        at = step(at, part, attributes, name);
      }
      target(at, file);
    } catch (IOException e) {
      throw FileProblem.of(e, "write", name);
    } finally {
      closeQuietly(at);
    }
  }

  /// Whether a file of that name is there with another content.
  boolean differs(String name, FileHash expected) {
    try (var file = open(name)) {
      return file.size() != expected.size()
          || !Digests.of(file.content(), Long.MAX_VALUE, name).equals(expected);
    } catch (IOException e) {
      throw FileProblem.of(e, "read", name);
    } catch (FileProblem e) {
      if (e.type().equals("NoSuchFile")) {
        return false;
      }
      throw e;
    }
  }

  /// Walks down to a folder.
  ///
  /// @param made gets the folders that had to be made; null to make none
  OpenFolder enter(List<Path> folders, String name, @Nullable List<List<Path>> made)
      throws IOException {
    var at = OpenFolder.of(root);
    var real = root;
    try {
      for (var depth = 0; depth < folders.size(); depth++) {
        var part = folders.get(depth);
        real = real.resolve(part);
        var attributes = at.attributes(part);
        forbidden.check(real, attributes, name);
        if (attributes == null && made != null) {
          at.makeFolder(part);
          made.add(List.copyOf(folders.subList(0, depth + 1)));
          attributes = at.attributes(part);
        }
        if (attributes == null) {
          throw FileProblem.noSuchFile(name);
        }
        at = step(at, part, attributes, name);
      }
      return at;
    } catch (IOException | RuntimeException e) {
      closeQuietly(at);
      throw e;
    }
  }

  /// From a folder into one that is in it; the outer one is closed.
  private static OpenFolder step(
      OpenFolder at, Path part, BasicFileAttributes attributes, String name) throws IOException {
    if (attributes.isSymbolicLink()) {
      throw new FileProblem(
          "OutsideFolder",
          FileName.quoted(name)
              + " leads through a link ("
              + FileName.quoted(part.toString())
              + "), and links are not followed.");
    }
    if (!attributes.isDirectory()) {
      throw new FileProblem(
          "NotRegular", FileName.quoted(part.toString()) + " is a file, not a folder.");
    }
    var inner = at.enter(part);
    at.close();
    return inner;
  }

  private BasicFileAttributes regular(OpenFolder parent, FileName file) throws IOException {
    var attributes = parent.attributes(file.last());
    if (attributes == null) {
      throw FileProblem.noSuchFile(file.text());
    }
    check(file, attributes);
    return attributes;
  }

  /// What stands where a file shall be written: a regular file or nothing (null).
  @Nullable BasicFileAttributes target(OpenFolder parent, FileName file) throws IOException {
    var attributes = parent.attributes(file.last());
    check(file, attributes);
    return attributes;
  }

  private void check(FileName file, @Nullable BasicFileAttributes attributes) {
    var real = root;
    for (var part : file.parts()) {
      real = real.resolve(part);
    }
    forbidden.check(real, attributes, file.text());
    if (attributes != null && !attributes.isRegularFile()) {
      var kind =
          attributes.isDirectory()
              ? " is a folder: name the files in it."
              : attributes.isSymbolicLink()
                  ? " is a link, and links are not followed."
                  : " is neither a file nor a folder (a FIFO, a socket or a device).";
      throw new FileProblem("NotRegular", FileName.quoted(file.text()) + kind);
    }
  }

  private static void closeQuietly(@Nullable OpenFolder folder) {
    try {
      if (folder != null) {
        folder.close();
      }
    } catch (IOException e) {
      // Only looked through: nothing can be lost by it.
    }
  }
}
