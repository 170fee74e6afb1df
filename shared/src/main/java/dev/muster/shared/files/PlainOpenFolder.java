package dev.muster.shared.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A folder by its path, where the platform can't hold one open (Windows). Each step first sees
/// that the path still leads where it did; somebody who replaces a folder by a link right between
/// that look and the step would win. On Linux and macOS {@link SecureOpenFolder} has no such gap.
final class PlainOpenFolder implements OpenFolder {
  private final Path path;
  private @Nullable DirectoryStream<Path> listing;

  /// @param path real: no part of it is a link
  PlainOpenFolder(Path path) {
    this.path = path;
  }

  private Path here(Path name) throws IOException {
    if (!path.toRealPath().equals(path)) {
      throw new FileSystemException(name.toString(), null, "its folder became a link");
    }
    return path.resolve(name);
  }

  @Override
  public Iterable<Path> names() throws IOException {
    var stream = path.getFileSystem().provider().newDirectoryStream(here(Path.of("")), it -> true);
    listing = stream;
    return stream;
  }

  @Override
  public @Nullable BasicFileAttributes attributes(Path name) throws IOException {
    try {
      return Files.readAttributes(here(name), BasicFileAttributes.class, NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public @Nullable Set<PosixFilePermission> permissions(Path name) throws IOException {
    var view = Files.getFileAttributeView(here(name), PosixFileAttributeView.class, NOFOLLOW_LINKS);
    return view == null ? null : view.readAttributes().permissions();
  }

  @Override
  public OpenFolder enter(Path name) throws IOException {
    var folder = here(name);
    var attributes = Files.readAttributes(folder, BasicFileAttributes.class, NOFOLLOW_LINKS);
    // A junction is neither a folder nor a link to Java, but "other".
    if (!attributes.isDirectory() || attributes.isOther() || attributes.isSymbolicLink()) {
      throw new FileSystemException(name.toString(), null, "it is no folder");
    }
    return new PlainOpenFolder(folder);
  }

  @Override
  public SeekableByteChannel read(Path name) throws IOException {
    return Files.newByteChannel(here(name), Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS));
  }

  @Override
  public SeekableByteChannel create(Path name, @Nullable Set<PosixFilePermission> permissions)
      throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
    return permissions == null
        ? Files.newByteChannel(here(name), options)
        : Files.newByteChannel(
            here(name), options, PosixFilePermissions.asFileAttribute(permissions));
  }

  @Override
  public void makeFolder(Path name) throws IOException {
    Files.createDirectory(here(name));
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(here(from), here(to), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path name) throws IOException {
    Files.delete(here(name));
  }

  @Override
  public void deleteFolder(Path name) throws IOException {
    Files.delete(here(name));
  }

  @Override
  public void close() throws IOException {
    var open = listing;
    if (open != null) {
      open.close();
    }
  }
}
