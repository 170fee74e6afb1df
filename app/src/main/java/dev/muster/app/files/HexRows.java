package dev.muster.app.files;

import java.util.HexFormat;

/// Bytes as a person reads them who knows what they look for: `00000010  50 4b 03 …  PK..`.
final class HexRows {
  /// Bytes of a line.
  static final int WIDTH = 16;

  private static final HexFormat HEX = HexFormat.of();

  private HexRows() {}

  static void append(StringBuilder line, int offset, byte[] bytes) {
    line.append(HEX.toHexDigits(offset)).append("  ");
    for (int i = 0; i < WIDTH; i++) {
      line.append(i < bytes.length ? HEX.toHexDigits(bytes[i]) : "  ");
      line.append(i == WIDTH / 2 - 1 ? "  " : " ");
    }
    line.append(' ');
    for (var one : bytes) {
      line.append(one >= ' ' && one < 0x7F ? (char) one : '.');
    }
  }
}
