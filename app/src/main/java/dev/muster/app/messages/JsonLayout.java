package dev.muster.app.messages;

/// Lays a JSON document out over lines. Only blanks are put between its tokens: each stands as it
/// was written.
final class JsonLayout {
  private static final int STEP = 2;
  private final String document;
  private final StringBuilder laid = new StringBuilder();
  private int depth;

  private JsonLayout(String document) {
    this.document = document;
  }

  /// The same document over lines; what isn't JSON comes out no worse than it was.
  static String of(String document) {
    return new JsonLayout(document).lay();
  }

  private String lay() {
    for (int at = 0; at < document.length(); at++) {
      var one = document.charAt(at);
      switch (one) {
        case '"' -> at = text(at);
        case '{', '[' -> open(one, at);
        case '}', ']' -> close(one, at);
        case ',' -> line(",");
        case ':' -> laid.append(": ");
        case ' ', '\n', '\r', '\t' -> {
          // Replaced by our own.
        }
        default -> laid.append(one);
      }
    }
    return laid.toString();
  }

  /// Passes over a text; gives where it ends.
  private int text(int start) {
    int at = start + 1;
    while (at < document.length() && document.charAt(at) != '"') {
      at += document.charAt(at) == '\\' ? 2 : 1;
    }
    int end = Math.min(at, document.length() - 1);
    laid.append(document, start, end + 1);
    return end;
  }

  private void open(char bracket, int at) {
    laid.append(bracket);
    depth++;
    if (!isClosedNext(at)) {
      line("");
    }
  }

  private void close(char bracket, int at) {
    depth = Math.max(0, depth - 1);
    if (!isOpenedJustBefore(at)) {
      line("");
    }
    laid.append(bracket);
  }

  private boolean isClosedNext(int at) {
    var rest = at + 1;
    while (rest < document.length() && Character.isWhitespace(document.charAt(rest))) {
      rest++;
    }
    return rest < document.length() && "}]".indexOf(document.charAt(rest)) >= 0;
  }

  private boolean isOpenedJustBefore(int at) {
    var before = at - 1;
    while (before >= 0 && Character.isWhitespace(document.charAt(before))) {
      before--;
    }
    return before >= 0 && "{[".indexOf(document.charAt(before)) >= 0;
  }

  private void line(String end) {
    laid.append(end).append('\n').repeat(' ', STEP * depth);
  }
}
