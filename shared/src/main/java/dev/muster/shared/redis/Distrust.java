package dev.muster.shared.redis;

import java.security.cert.CertificateException;

/// Why a server's certificate isn't taken, as the end of a sentence.
final class Distrust extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final String words;
  private final boolean passing;

  /// @param passing whether it may be mended without us: a certificate that is over is renewed
  Distrust(String why, boolean passing) {
    super(why);
    this.words = why;
    this.passing = passing;
  }

  String words() {
    return words;
  }

  boolean isPassing() {
    return passing;
  }
}
