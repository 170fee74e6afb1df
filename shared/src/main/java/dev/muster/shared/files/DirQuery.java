package dev.muster.shared.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What DIR shall list, with the meanings of R's `dir`.
///
/// @param path a folder inside the working folder; empty or `.` for the working folder itself
/// @param pattern a regular expression to be found somewhere in a file's own name; null for any
/// @param recursive files of all folders below, and then no folders
/// @param all hidden ones too, whose name begins with a dot
public record DirQuery(String path, @Nullable String pattern, boolean recursive, boolean all) {
  /// The working folder itself, all but what is hidden.
  public static DirQuery everything() {
    return new DirQuery("", null, false, false);
  }

  /// From a message's arguments: nothing, or an object with `path`, `pattern`, `recursive`, `all`.
  ///
  /// @throws FileProblem (UnusedArgument) for any other argument, (BadArgument) for a value of the
  /// wrong kind
  public static DirQuery of(@Nullable JsonNode args) {
    if (args == null
        || args.isNull()
        || args.isMissingNode()
        || (args.isArray() && args.isEmpty())) {
      return everything();
    }
    if (!args.isObject()) {
      throw new FileProblem(
          "BadArgument",
          "DIR takes path, pattern, recursive and all, as in {\"pattern\":\"\\\\.java$\"}, not "
              + shown(args)
              + ".");
    }
    var query = everything();
    var unused = new ArrayList<String>();
    for (var argument : args.properties()) {
      var name = argument.getKey();
      var value = argument.getValue();
      switch (name) {
        case "path" -> query = query.path(text(name, value));
        case "pattern" -> query = query.pattern(value.isNull() ? null : text(name, value));
        case "recursive" -> query = query.recursive(flag(name, value));
        case "all" -> query = query.all(flag(name, value));
        default -> unused.add(cut(name) + " = " + shown(value));
      }
    }
    refuse(unused);
    return query;
  }

  private DirQuery path(String value) {
    return new DirQuery(value, pattern, recursive, all);
  }

  private DirQuery pattern(@Nullable String value) {
    return new DirQuery(path, value, recursive, all);
  }

  private DirQuery recursive(boolean value) {
    return new DirQuery(path, pattern, value, all);
  }

  private DirQuery all(boolean value) {
    return new DirQuery(path, pattern, recursive, value);
  }

  private static void refuse(List<String> unused) {
    if (!unused.isEmpty()) {
      throw new FileProblem(
          "UnusedArgument",
          (unused.size() == 1 ? "unused argument (" : "unused arguments (")
              + String.join(", ", unused.subList(0, Math.min(10, unused.size())))
              + ")");
    }
  }

  private static String text(String name, JsonNode value) {
    if (!value.isString()) {
      throw new FileProblem("BadArgument", name + " is a text, not " + shown(value) + ".");
    }
    return value.stringValue();
  }

  private static boolean flag(String name, JsonNode value) {
    if (!value.isBoolean()) {
      throw new FileProblem("BadArgument", name + " is true or false, not " + shown(value) + ".");
    }
    return value.booleanValue();
  }

  private static String shown(JsonNode value) {
    return cut(value.toString());
  }

  private static String cut(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
