package dev.muster.shared.redis;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The password of a server that is started for one run.
final class Password {
  private static final int BYTES = 32;

  private Password() {}

  /// 256 random bits as hexadecimal digits, which stand in a URL and in a configuration file as
  /// they are.
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
