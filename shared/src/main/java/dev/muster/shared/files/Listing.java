package dev.muster.shared.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One look through a folder. What isn't a regular file or a folder (a link, a FIFO, a device) is
/// passed over, as is what vanishes meanwhile.
final class Listing {
  private static final Comparator<String> ORDER =
      String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

  private final DirQuery query;
  private final NamePattern pattern;
  private final SortedMap<String, @Nullable String> found = new TreeMap<>(ORDER);

  Listing(DirQuery query) {
    this.query = query;
    this.pattern = new NamePattern(query.pattern());
  }

  SortedMap<String, @Nullable String> of(OpenFolder folder) throws IOException {
    visit(folder, "", 0);
    return found;
  }

  private void visit(OpenFolder folder, String prefix, int depth) throws IOException {
    try {
      for (var path : folder.names()) {
        if (Thread.currentThread().isInterrupted()) {
          throw FileProblem.interrupted();
        }
        var name = path.getFileName();
        if (name != null && (query.all() || !name.toString().startsWith("."))) {
          look(folder, name, prefix, depth);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void look(OpenFolder folder, Path name, String prefix, int depth) throws IOException {
    var attributes = folder.attributes(name);
    if (attributes == null) {
      return;
    }
    if (attributes.isDirectory() && query.recursive()) {
      descend(folder, name, prefix, depth);
    } else if (attributes.isDirectory() && pattern.foundIn(name.toString())) {
      add(prefix + name, null);
    } else if (attributes.isRegularFile() && pattern.foundIn(name.toString())) {
      addFile(folder, name, attributes, prefix);
    }
  }

  private void descend(OpenFolder folder, Path name, String prefix, int depth) throws IOException {
    if (depth >= FileName.MAX_DEPTH) {
      throw new FileProblem(
          "TooMany",
          FileName.quoted(prefix + name) + " is too many folders deep: list a part by path.");
    }
    OpenFolder inner;
    try {
      inner = folder.enter(name);
    } catch (IOException e) {
      // Gone, not readable, or something else by now: as R's dir does, without it.
      return;
    }
    try (inner) {
      visit(inner, prefix + name + "/", depth + 1);
    }
  }

  private void addFile(OpenFolder folder, Path name, BasicFileAttributes attributes, String prefix)
      throws IOException {
    try (var channel = folder.read(name);
        var content = Channels.newInputStream(channel)) {
      add(prefix + name, Digests.md5(content, attributes.size()));
    } catch (NoSuchFileException e) {
      // Vanished since: then it isn't there.
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      add(prefix + name, null);
    }
  }

  private void add(String name, @Nullable String md5) {
    found.put(name, md5);
    if (found.size() > Limits.ENTRIES) {
      throw new FileProblem(
          "TooMany",
          "There are more than "
              + Limits.ENTRIES
              + " files: list a part of them by path or pattern, or without recursive.");
    }
  }
}
