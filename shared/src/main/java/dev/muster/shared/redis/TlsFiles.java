package dev.muster.shared.redis;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files of an encrypted connection, all of them PEM. They are read when a connection is made,
/// and read anew when they have changed: certificates are renewed while workers run.
///
/// @param ca certificates of the authorities that may vouch for the server; null for those that
/// Java knows
/// @param certificate proves who we are, where the server asks for that; null for none. Those that
/// vouch for it may follow
/// @param key the private key of that certificate; null if it stands in the same file
public record TlsFiles(@Nullable Path ca, @Nullable Path certificate, @Nullable Path key) {
  /// None: the authorities that Java knows, and no certificate of our own.
  public static final TlsFiles NONE = new TlsFiles(null, null, null);

  private static final String CA = "MUSTER_TLS_CA";
  private static final String CERTIFICATE = "MUSTER_TLS_CERT";
  private static final String KEY = "MUSTER_TLS_KEY";

  /// Makes the paths absolute, so that they mean the same to every process.
  ///
  /// @throws QueueException (USAGE) for a key without its certificate
  public TlsFiles {
    ca = absolute(ca);
    certificate = absolute(certificate);
    key = absolute(key);
    if (key != null && certificate == null) {
      throw new QueueException(
          Reason.USAGE,
          "The key "
              + key
              + " is of no use without its certificate: name that as well (--tls-cert).");
    }
  }

  private static @Nullable Path absolute(@Nullable Path path) {
    return path == null ? null : path.toAbsolutePath().normalize();
  }

  /// What the environment names: `MUSTER_TLS_CA`, `MUSTER_TLS_CERT` and `MUSTER_TLS_KEY`.
  ///
  /// @throws QueueException (USAGE) for a key without its certificate
  public static TlsFiles of(Map<String, String> environment) {
    return of(
        environment.getOrDefault(CA, ""),
        environment.getOrDefault(CERTIFICATE, ""),
        environment.getOrDefault(KEY, ""));
  }

  /// As a person writes their paths; empty for none.
  ///
  /// @throws QueueException (USAGE) for a key without its certificate, or what can't be a path
  public static TlsFiles of(String ca, String certificate, String key) {
    return new TlsFiles(path(ca), path(certificate), path(key));
  }

  private static @Nullable Path path(String text) {
    try {
      return text.isBlank() ? null : Path.of(text.strip());
    } catch (InvalidPathException e) {
      throw new QueueException(Reason.USAGE, text + " can't be the path of a file.", e);
    }
  }

  /// With another's files where these are none; a certificate and its key belong together.
  TlsFiles or(TlsFiles other) {
    return new TlsFiles(
        ca == null ? other.ca : ca,
        certificate == null ? other.certificate : certificate,
        certificate == null ? other.key : key);
  }

  /// The file that nobody else may read; null if there is none.
  public @Nullable Path secret() {
    return key == null ? certificate : key;
  }

  /// The variables that name them.
  Map<String, String> environment() {
    var named = new LinkedHashMap<String, String>();
    put(named, CA, ca);
    put(named, CERTIFICATE, certificate);
    put(named, KEY, key);
    return named;
  }

  /// As a command line names them.
  List<String> options() {
    var named = new LinkedHashMap<String, String>();
    put(named, "--tls-ca", ca);
    put(named, "--tls-cert", certificate);
    put(named, "--tls-key", key);
    var words = new ArrayList<String>();
    named.forEach((option, path) -> words.addAll(List.of(option, path)));
    return words;
  }

  private static void put(Map<String, String> named, String name, @Nullable Path path) {
    if (path != null) {
      named.put(name, path.toString());
    }
  }
}
