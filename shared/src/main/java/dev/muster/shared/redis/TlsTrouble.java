package dev.muster.shared.redis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// What keeps an encrypted connection from being made.
///
/// @param words the end of a sentence, with what to do
/// @param passing whether it may be mended without us
/// @param isOfTheWire whether it may be no TLS at all that answers
record TlsTrouble(String words, boolean passing, boolean isOfTheWire) {
  private static final int DEEPEST = 20;
  private static final String WANTED =
      "it wants a certificate of ours: name its file and that of its key (--tls-cert, --tls-key).";

  /// What a failure tells of it; empty if it is of another kind.
  static Optional<TlsTrouble> in(Throwable failure, RedisAddress address) {
    for (var one : causes(failure)) {
      if (one instanceof Distrust distrust) {
        return Optional.of(new TlsTrouble(distrust.words(), distrust.isPassing(), false));
      }
    }
    for (var one : causes(failure)) {
      if (one instanceof SSLException tls) {
        return of(tls, String.valueOf(tls.getMessage()), address);
      }
    }
    return Optional.empty();
  }

  private static List<Throwable> causes(Throwable failure) {
    var causes = new ArrayList<Throwable>();
    for (@Nullable Throwable one = failure; one != null && causes.size() < DEEPEST; ) {
      causes.add(one);
      one = below(one);
    }
    return causes;
  }

  /// The client library keeps what a failed connect met as a suppressed exception.
  private static @Nullable Throwable below(Throwable one) {
    return one.getCause() == null && one.getSuppressed().length > 0
        ? one.getSuppressed()[0]
        : one.getCause();
  }

  private static Optional<TlsTrouble> of(SSLException e, String message, RedisAddress address) {
    if (message.contains("unrecognized SSL message")) {
      return Optional.of(
          new TlsTrouble(
              "what answers there is not encrypted: write redis://, or take its port for TLS.",
              false,
              true));
    }
    if (!(e instanceof SSLHandshakeException)) {
      return Optional.empty();
    }
    if (message.equals(Tls.SILENT)) {
      return Optional.of(
          new TlsTrouble(
              "it says nothing to the encryption: is that its port for TLS?", true, true));
    }
    if (message.contains("terminated the handshake")) {
      return Optional.of(
          new TlsTrouble("it hung up on the encryption: is that its port for TLS?", true, true));
    }
    var ours = address.tlsFiles().certificate();
    if (message.equals(Tls.UNKNOWN)) {
      return Optional.of(new TlsTrouble(ours == null ? WANTED : refused(ours), true, false));
    }
    if (message.contains("certificate_required")
        || ours == null && says(message, "handshake_failure", "bad_certificate")) {
      return lasting(WANTED);
    }
    if (message.contains("certificate_expired")) {
      return Optional.of(
          new TlsTrouble(
              "it says that our certificate " + ours + " is over: renew it.", true, false));
    }
    if (says(message, "unknown_ca", "bad_certificate", "certificate_unknown", "certificate_revoked")
        || says(message, "unsupported_certificate", "access_denied", "decrypt_error")) {
      return lasting(refused(ours));
    }
    if (says(message, "protocol_version", "handshake_failure", "No appropriate protocol")) {
      return lasting("it has no version or cipher of TLS in common with this Java.");
    }
    return lasting("the encryption failed: " + message.replaceAll("\\.+$", "") + ".");
  }

  private static String refused(@Nullable Path ours) {
    return "it does not take our certificate "
        + ours
        + ": name one for clients, of an authority that the server knows.";
  }

  private static boolean says(String message, String... words) {
    return Stream.of(words).anyMatch(message::contains);
  }

  private static Optional<TlsTrouble> lasting(String words) {
    return Optional.of(new TlsTrouble(words, false, false));
  }
}
