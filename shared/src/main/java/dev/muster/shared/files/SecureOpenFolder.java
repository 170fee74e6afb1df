package dev.muster.shared.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A folder by its descriptor (`openat` and the like): whoever renames or replaces folders above it
/// meanwhile changes nothing about where its names lead.
final class SecureOpenFolder implements OpenFolder {
  private final Path root;
  private final SecureDirectoryStream<Path> stream;

  SecureOpenFolder(Path root, SecureDirectoryStream<Path> stream) {
    this.root = root;
    this.stream = stream;
  }

  @Override
  public Iterable<Path> names() {
    return stream;
  }

  @Override
  public @Nullable BasicFileAttributes attributes(Path name) throws IOException {
    try {
      return stream
          .getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
          .readAttributes();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public @Nullable Set<PosixFilePermission> permissions(Path name) throws IOException {
    var view = stream.getFileAttributeView(name, PosixFileAttributeView.class, NOFOLLOW_LINKS);
    return view == null ? null : view.readAttributes().permissions();
  }

  @Override
  public OpenFolder enter(Path name) throws IOException {
    return new SecureOpenFolder(root, stream.newDirectoryStream(name, NOFOLLOW_LINKS));
  }

  @Override
  public SeekableByteChannel read(Path name) throws IOException {
    return stream.newByteChannel(name, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS));
  }

  @Override
  public SeekableByteChannel create(Path name, @Nullable Set<PosixFilePermission> permissions)
      throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
    return permissions == null
        ? stream.newByteChannel(name, options)
        : stream.newByteChannel(name, options, asAttribute(permissions));
  }

  private static FileAttribute<?> asAttribute(Set<PosixFilePermission> permissions) {
    return PosixFilePermissions.asFileAttribute(permissions);
  }

  /// Java has no `mkdirat`. A folder made by its path could land elsewhere if a parent became a
  /// link in that moment; so it is made in the root, which is trusted, and moved here by
  /// descriptors.
  @Override
  public void makeFolder(Path name) throws IOException {
    var temporary = Temporary.name();
    Files.createDirectory(root.resolve(temporary));
    try (var base = Files.newDirectoryStream(root)) {
      var from = (SecureDirectoryStream<Path>) base;
      try {
        from.move(temporary, stream, name);
      } catch (IOException e) {
        from.deleteDirectory(temporary);
        var there = attributes(name);
        if (there == null || !there.isDirectory()) {
          throw e instanceof AtomicMoveNotSupportedException ? elsewhere(name) : e;
        }
      }
    }
  }

  private static FileSystemException elsewhere(Path name) {
    return new FileSystemException(
        name.toString(),
        null,
        "it would be on another disk than the working folder; make it there");
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    stream.move(from, stream, to);
  }

  @Override
  public void delete(Path name) throws IOException {
    stream.deleteFile(name);
  }

  @Override
  public void deleteFolder(Path name) throws IOException {
    stream.deleteDirectory(name);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
