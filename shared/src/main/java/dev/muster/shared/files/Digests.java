package dev.muster.shared.files;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Both hashes and the size of a content, reckoned as it passes by.
final class Digests {
  private static final int BUFFER = 64 << 10;

  private final MessageDigest md5 = digest("MD5");
  private final MessageDigest sha256 = digest("SHA-256");
  private long size;

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  void update(byte[] bytes, int length) {
    md5.update(bytes, 0, length);
    sha256.update(bytes, 0, length);
    size += length;
  }

  /// Bytes so far.
  long size() {
    return size;
  }

  /// Once, at the end.
  FileHash result() {
    var hex = HexFormat.of();
    return new FileHash(hex.formatHex(md5.digest()), hex.formatHex(sha256.digest()), size);
  }

  /// Of a whole content.
  ///
  /// @throws FileProblem (TooLarge) as soon as it has more bytes than the limit
  static FileHash of(InputStream content, long limit, String name) throws IOException {
    var digests = new Digests();
    var buffer = new byte[BUFFER];
    for (int n; (n = content.read(buffer)) >= 0; ) {
      digests.update(buffer, n);
      if (digests.size() > limit) {
        throw Limits.tooLarge(name);
      }
    }
    return digests.result();
  }

  /// The MD5 of what stands there now: of a file that grows meanwhile, its beginning.
  static String md5(InputStream content, long size) throws IOException {
    var digest = digest("MD5");
    var buffer = new byte[BUFFER];
    for (long left = size; left > 0; ) {
      var n = content.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (n < 0) {
        break;
      }
      digest.update(buffer, 0, n);
      left -= n;
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
