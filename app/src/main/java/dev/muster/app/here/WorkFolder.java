package dev.muster.app.here;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// The folder that workers work in, as it is typed.
public final class WorkFolder {
  private WorkFolder() {}

  /// What is wrong about it, in a sentence; empty if nothing is.
  public static String problem(String typed) {
    if (typed.isBlank()) {
      return "Name the folder that they work in.";
    }
    try {
      var path = Path.of(typed.strip());
      return !path.isAbsolute()
          ? "Write the whole path of the folder, from the root."
          : Files.exists(path) && !Files.isDirectory(path)
              ? path + " is a file, not a folder."
              : "";
    } catch (InvalidPathException e) {
      return "That can't be a folder: " + e.getReason().toLowerCase(Locale.ROOT) + ".";
    }
  }

  /// Makes it, where it isn't there yet.
  ///
  /// @throws IOException with a sentence, if it can't be made
  public static Path make(Path folder) throws IOException {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException("The folder " + folder + " can't be made: choose another.", e);
    }
  }
}
