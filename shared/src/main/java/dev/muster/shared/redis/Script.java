package dev.muster.shared.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A Lua script that changes several keys in one step. It begins with `common.lua`, so that all
/// scripts tell the time, ring bells and sweep alike.
///
/// @param name for error messages
/// @param body the whole text
/// @param sha1 what EVALSHA calls it by
public record Script(String name, String body, String sha1) {
  /// The script in the file of that name beside a class.
  public static Script beside(Class<?> owner, String file) {
    var body = text(Script.class, "common.lua") + "\n" + text(owner, file);
    return new Script(file, body, sha1(body));
  }

  private static String text(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not beside " + owner);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
