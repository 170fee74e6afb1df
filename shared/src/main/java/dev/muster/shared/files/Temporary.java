package dev.muster.shared.files;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Names that nobody can guess, for what isn't finished yet.
final class Temporary {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Temporary() {}

  /// 32 hex digits.
  static String token() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// A hidden file's name.
  static Path name() {
    return Path.of(".muster-" + token() + ".part");
  }
}
