package dev.muster.shared.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Files and folders that may be neither read nor replaced, by whatever name: a hard link to one is
/// refused too. They are looked up anew each time, for a log file may be made or replaced later.
///
/// @param paths as the program knows them; they need not exist
record Forbidden(List<Path> paths) {
  Forbidden {
    paths = List.copyOf(paths);
  }

  /// @param attributes what stands there, null if nothing does
  /// @throws FileProblem (Refused) if it is one of them
  void check(Path real, @Nullable BasicFileAttributes attributes, String name) {
    var key = attributes == null ? null : attributes.fileKey();
    for (var path : paths) {
      if (places(path).contains(real) || (key != null && keys(path).contains(key))) {
        throw new FileProblem(
            "Refused",
            FileName.quoted(name)
                + " belongs to the worker itself (its program, its log or its launcher) and is"
                + " neither read nor replaced.");
      }
    }
  }

  private static List<Path> places(Path path) {
    var places = new ArrayList<Path>();
    var absolute = path.toAbsolutePath().normalize();
    places.add(absolute);
    try {
      var parent = absolute.getParent();
      if (parent != null) {
        places.add(parent.toRealPath().resolve(absolute.getFileName()));
      }
      places.add(absolute.toRealPath());
    } catch (IOException e) {
      // It isn't there yet: then only its place counts.
    }
    return places;
  }

  private static Set<Object> keys(Path path) {
    var keys = new HashSet<Object>();
    try {
      var key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      if (key != null) {
        keys.add(key);
      }
    } catch (IOException e) {
      // Nothing there, so nothing to be mistaken for.
    }
    return keys;
  }
}
