package dev.muster.shared.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A name relative to a working folder, with `/` between its parts, that leads nowhere but down.
///
/// @param text as it was given
/// @param parts one or more, each a single name on this platform
record FileName(String text, List<Path> parts) {
  static final int MAX_LENGTH = 1_000;
  static final int MAX_DEPTH = 64;

  private static final int SHOWN = 120;

  FileName {
    parts = List.copyOf(parts);
  }

  /// @throws FileProblem (BadName, OutsideFolder) with the reason
  static FileName of(String text) {
    if (text.isEmpty()) {
      throw bad("A file's name is missing: give a name relative to the working folder.");
    }
    if (text.length() > MAX_LENGTH) {
      throw bad(quoted(text) + " is longer than " + MAX_LENGTH + " characters.");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw bad(quoted(text) + " has a control character in it.");
    }
    if (text.startsWith("/")) {
      throw absolute(text);
    }
    var parts = new ArrayList<Path>();
    for (var part : text.split("/", -1)) {
      parts.add(part(part, text));
    }
    if (parts.size() > MAX_DEPTH) {
      throw bad(quoted(text) + " is more than " + MAX_DEPTH + " folders deep.");
    }
    return new FileName(text, parts);
  }

  private static Path part(String part, String text) {
    switch (part) {
      case "", "." ->
          throw bad(
              quoted(text) + " has an empty part or a \".\" in it: write it like src/myfuns.java.");
      case ".." ->
          throw new FileProblem(
              "OutsideFolder", quoted(text) + " leads out of the working folder by \"..\".");
      default -> {}
    }
    try {
      var path = Path.of(part);
      if (path.getRoot() != null || path.isAbsolute()) {
        throw absolute(text);
      }
      // On Windows a backslash would make two parts of one, or hide a "..".
      if (path.getNameCount() != 1 || !path.toString().equals(part)) {
        throw bad(quoted(text) + " is no name on this platform: write / between folders.");
      }
      return path;
    } catch (InvalidPathException e) {
      throw bad(
          quoted(text)
              + " is no name on this platform: "
              + e.getReason()
              + " (on Linux, start with LC_ALL=C.UTF-8 to allow any letter).");
    }
  }

  /// The file itself, without the folders that lead to it.
  Path last() {
    return parts.getLast();
  }

  /// The folders that lead to it, outermost first.
  List<Path> parents() {
    return parts.subList(0, parts.size() - 1);
  }

  /// In quotes for a sentence: cut where it is long, control characters made visible.
  static String quoted(String text) {
    var shown = new StringBuilder("\"");
    text.codePoints()
        .limit(SHOWN)
        .forEach(
            it -> {
              if (Character.isISOControl(it)) {
                shown.append(String.format("\\u%04x", it));
              } else {
                shown.appendCodePoint(it);
              }
            });
    return shown.append(text.codePointCount(0, text.length()) > SHOWN ? "…\"" : "\"").toString();
  }

  private static FileProblem bad(String sentence) {
    return new FileProblem("BadName", sentence);
  }

  private static FileProblem absolute(String text) {
    return new FileProblem(
        "OutsideFolder", quoted(text) + " is absolute: names are relative to the working folder.");
  }
}
