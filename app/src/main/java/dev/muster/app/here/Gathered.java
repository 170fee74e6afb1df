package dev.muster.app.here;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files that a person gave, as a folder and names in it.
///
/// @param folder that they are all in
/// @param names relative to it, with `/` between their parts
public record Gathered(Path folder, List<String> names) {
  /// One more than a pack may have, so that too many are told from just enough.
  private static final int MOST = 1_001;

  private static final int DEEPEST = 32;

  /// Looks into folders that were given along. Reads the disk.
  ///
  /// @throws IllegalArgumentException with a sentence, if they can't be one pack
  public static Gathered of(List<Path> given) {
    if (given.isEmpty()) {
      throw new IllegalArgumentException("No file was given: choose at least one.");
    }
    var folder = given.getFirst().toAbsolutePath().normalize().getParent();
    if (folder == null) {
      throw new IllegalArgumentException("A whole disk can't be added: choose files of it.");
    }
    var names = new ArrayList<String>();
    for (var path : given) {
      var whole = path.toAbsolutePath().normalize();
      if (!folder.equals(whole.getParent())) {
        throw new IllegalArgumentException(
            "These files lie in different folders: add those of one folder at a time.");
      }
      gather(folder, whole, names);
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("There is no file in this folder: choose another.");
    }
    return new Gathered(folder, List.copyOf(names));
  }

  private static void gather(Path folder, Path path, List<String> names) {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      names.add(name(folder, path));
      return;
    }
    try (var inside = Files.walk(path, DEEPEST)) {
      inside
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .limit(MOST)
          .forEach(file -> names.add(name(folder, file)));
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("The folder " + path + " can't be read.", e);
    }
  }

  private static String name(Path folder, Path file) {
    var parts = new ArrayList<String>();
    folder.relativize(file).forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }
}
