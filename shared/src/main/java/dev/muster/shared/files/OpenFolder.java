package dev.muster.shared.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A folder held open: every name is a single one, meant in this very folder, and no link is ever
/// followed.
sealed interface OpenFolder extends Closeable permits SecureOpenFolder, PlainOpenFolder {
  /// Opens a root, itself trusted.
  static OpenFolder of(Path root) throws IOException {
    var stream = root.getFileSystem().provider().newDirectoryStream(root, name -> true);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new SecureOpenFolder(root, secure);
    }
    stream.close();
    return new PlainOpenFolder(root);
  }

  /// What is in it; once.
  Iterable<Path> names() throws IOException;

  /// What a name is, a link counting as itself; null if there is nothing of that name.
  @Nullable BasicFileAttributes attributes(Path name) throws IOException;

  /// What its owner and others may do; null where the platform doesn't know that.
  @Nullable Set<PosixFilePermission> permissions(Path name) throws IOException;

  /// Opens a folder in this one.
  OpenFolder enter(Path name) throws IOException;

  /// Opens a file for reading. Ask for its attributes first: opening a FIFO waits for its writer.
  SeekableByteChannel read(Path name) throws IOException;

  /// Makes a file that isn't there.
  SeekableByteChannel create(Path name, @Nullable Set<PosixFilePermission> permissions)
      throws IOException;

  /// Makes a folder that isn't there.
  void makeFolder(Path name) throws IOException;

  /// Renames within this folder in one step, replacing what is there.
  void move(Path from, Path to) throws IOException;

  void delete(Path name) throws IOException;

  void deleteFolder(Path name) throws IOException;

  @Override
  void close() throws IOException;
}
