package dev.muster.shared.redis;

import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Who we are to a server that asks for a certificate: the one that there is, whoever the server
/// says that it trusts, so that it is the server that says no; or nobody.
final class Identity extends X509ExtendedKeyManager {
  private static final String ONLY = "only";

  private final @Nullable Reread<Pair> pair;
  private volatile boolean asked;

  private record Pair(List<X509Certificate> chain, PrivateKey key) {}

  /// Reads the files.
  Identity(TlsFiles files) {
    var certificate = files.certificate();
    if (certificate == null) {
      pair = null;
      return;
    }
    var key = Objects.requireNonNullElse(files.key(), certificate);
    pair = new Reread<>(List.of(certificate, key), () -> read(certificate, key));
  }

  private static Pair read(Path certificate, Path key) {
    var chain = Pem.read(certificate).certificates();
    return new Pair(chain, Pem.read(key).keyOf(chain.getFirst().getPublicKey()));
  }

  /// The certificate itself.
  Optional<X509Certificate> certificate() {
    return Optional.ofNullable(pair).map(one -> one.get().chain.getFirst());
  }

  /// Whether a server has asked who we are.
  boolean wasAsked() {
    return asked;
  }

  private @Nullable String only() {
    asked = true;
    return pair == null ? null : ONLY;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] kinds, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return only();
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] kinds, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return only();
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return pair == null ? null : pair.get().chain.toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return pair == null ? null : pair.get().key;
  }

  @Override
  public String[] getClientAliases(String kind, Principal @Nullable [] issuers) {
    return pair == null ? new String[0] : new String[] {ONLY};
  }

  @Override
  public String @Nullable [] getServerAliases(String kind, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String kind, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
