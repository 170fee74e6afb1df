package dev.muster.app.settings;

import dev.muster.shared.redis.TlsFiles;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the files of an encrypted connection stand; what stands in them is not kept.
///
/// @param ca the authorities that are trusted; empty for those that Java knows
/// @param certificate our own; empty for none
/// @param key its key; empty if it stands in the same file
public record KeptTls(String ca, String certificate, String key) {
  /// None.
  public static final KeptTls NONE = new KeptTls("", "", "");

  /// What is missing in the file is empty.
  public KeptTls {
    ca = Objects.requireNonNullElse(ca, "");
    certificate = Objects.requireNonNullElse(certificate, "");
    key = Objects.requireNonNullElse(key, "");
  }

  /// Those of an address.
  public static KeptTls of(TlsFiles files) {
    return new KeptTls(text(files.ca()), text(files.certificate()), text(files.key()));
  }

  private static String text(@Nullable Path path) {
    return path == null ? "" : path.toString();
  }

  /// As an address takes them.
  ///
  /// @throws dev.muster.shared.QueueException (USAGE) for a key without its certificate, or what
  /// can't be a path
  public TlsFiles files() {
    return TlsFiles.of(ca, certificate, key);
  }
}
