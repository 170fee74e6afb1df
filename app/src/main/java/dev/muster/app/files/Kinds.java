package dev.muster.app.files;

import dev.muster.app.controls.Phrases;

/// What a file is, in a few words: `Java, 38 lines, UTF-8`.
final class Kinds {
  private Kinds() {}

  static String of(Content content) {
    var picture = content.picture();
    if (picture.isPresent()) {
      var one = picture.get();
      return one.format() + ", " + one.width() + " × " + one.height();
    }
    var size = Phrases.bytes(content.size());
    if (content.size() == 0) {
      return "Empty";
    }
    return content
        .reading()
        .map(
            reading ->
                content.syntax().name()
                    + ", "
                    + (content.isWhole() ? Phrases.count(reading.lines(), "line") : size)
                    + ", "
                    + reading.charset())
        .orElse("Binary, " + size);
  }
}
