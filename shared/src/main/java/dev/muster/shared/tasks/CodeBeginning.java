package dev.muster.shared.tasks;

import dev.muster.shared.redis.Json;
import tools.jackson.core.JacksonException;

/// Reads a task's code out of a document of which only the beginning is there.
final class CodeBeginning {
  private static final String LEAD = "{\"expr\":\"";
  private static final int UNICODE_ESCAPE = 6;

  private CodeBeginning() {}

  /// As much of the code as the document holds, with an ellipsis if that isn't all; of a document
  /// that is made otherwise, itself.
  static String of(String document) {
    if (!document.startsWith(LEAD)) {
      return document;
    }
    var end = end(document);
    var isWhole = end < document.length() && document.charAt(end) == '"';
    try {
      return Json.parse("\"" + document.substring(LEAD.length(), end) + "\"").asString("")
          + (isWhole ? "" : "…");
    } catch (JacksonException e) {
      return document;
    }
  }

  /// Where the text ends: at its quote, or before what was cut in two.
  private static int end(String document) {
    var at = LEAD.length();
    while (at < document.length() && document.charAt(at) != '"') {
      var next = at + width(document, at);
      if (next > document.length() || document.charAt(at) == '\uFFFD') {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static int width(String document, int at) {
    if (document.charAt(at) != '\\') {
      return 1;
    }
    return at + 1 < document.length() && document.charAt(at + 1) == 'u' ? UNICODE_ESCAPE : 2;
  }
}
