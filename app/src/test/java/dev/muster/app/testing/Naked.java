package dev.muster.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.css.Styleable;

/// The controls in a window that stand there naked: the build leaves the theme's rules for them
/// out, because no window had one.
final class Naked {
  private static final Path LEFT_OUT = Path.of("..", ".mvn", "BinaryStyles.java");
  private static final Pattern LIST =
      Pattern.compile("ABSENT =\\s+Set\\.of\\(([^)]+)\\);", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"");
  private static final Set<String> ABSENT = absent();
  private final Set<String> found = new TreeSet<>();

  private static Set<String> absent() {
    try {
      var list =
          LIST.matcher(Files.readString(LEFT_OUT))
              .results()
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("No list is in " + LEFT_OUT));
      return NAME.matcher(list.group(1))
          .results()
          .map((MatchResult name) -> name.group(1))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Looks at one thing in the window.
  void look(Styleable one) {
    for (var style : one.getStyleClass()) {
      if (ABSENT.contains(style)) {
        found.add(style + " on " + one.getClass().getName());
      }
    }
  }

  /// Those seen so far, by what the theme calls them.
  Set<String> found() {
    return found;
  }
}
