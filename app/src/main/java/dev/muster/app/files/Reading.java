package dev.muster.app.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Bytes as text.
///
/// @param text with `\n` between its lines, and nothing in it that can't be shown
/// @param charset what it is written in
record Reading(String text, String charset) {
  /// One control character in so many is still text: a form feed, an escape of a terminal.
  private static final int CONTROLS_IN = 20;

  /// Reads the beginning of a file; empty if that is no text.
  ///
  /// @param whole whether nothing comes after these bytes; else the last character may be cut
  static Optional<Reading> of(byte[] bytes, boolean whole) {
    if (begins(bytes, 0xFF, 0xFE)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16LE, whole);
    }
    if (begins(bytes, 0xFE, 0xFF)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16BE, whole);
    }
    for (var one : bytes) {
      if (one == 0) {
        return Optional.empty();
      }
    }
    var mark = begins(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    return decoded(bytes, mark, StandardCharsets.UTF_8, whole)
        .or(() -> decoded(bytes, 0, StandardCharsets.ISO_8859_1, whole));
  }

  /// How many lines there are.
  int lines() {
    if (text.isEmpty()) {
      return 0;
    }
    var breaks = (int) text.chars().filter(one -> one == '\n').count();
    return text.endsWith("\n") ? breaks : breaks + 1;
  }

  private static Optional<Reading> decoded(byte[] bytes, int from, Charset charset, boolean whole) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    var out = CharBuffer.allocate(bytes.length + 1);
    if (decoder.decode(in, out, whole).isError()) {
      return Optional.empty();
    }
    var text = out.flip().toString();
    var controls = text.chars().filter(Reading::isControl).count();
    if (controls * CONTROLS_IN > text.length()
        || (charset.equals(StandardCharsets.ISO_8859_1) && controls > 0)) {
      return Optional.empty();
    }
    var lines = text.replace("\r\n", "\n").replace('\r', '\n');
    return Optional.of(new Reading(Plain.text(lines), charset.name()));
  }

  private static boolean isControl(int one) {
    return (one < ' ' && one != '\n' && one != '\r' && one != '\t') || (one >= 0x7F && one < 0xA0);
  }

  private static boolean begins(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
