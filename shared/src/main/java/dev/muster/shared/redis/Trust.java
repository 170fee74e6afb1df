package dev.muster.shared.redis;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Which servers are trusted: as Java does it, but what it refuses is a {@link Distrust} in words
/// that say what to do.
final class Trust extends X509ExtendedTrustManager {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,\\\\])*)");
  private static final int HOST_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final String host;
  private final @Nullable Path ca;
  private final Reread<X509ExtendedTrustManager> usual;

  /// Asks, or leaves it.
  private interface Check {
    void by(X509ExtendedTrustManager trust) throws CertificateException;
  }

  /// Reads the file.
  ///
  /// @param host whose certificate is looked at
  /// @param ca the authorities that are trusted; null for those that Java knows
  Trust(String host, @Nullable Path ca) {
    this.host = host;
    this.ca = ca;
    this.usual = new Reread<>(ca == null ? List.of() : List.of(ca), () -> read(ca));
  }

  private static X509ExtendedTrustManager read(@Nullable Path ca) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(ca == null ? null : store(Pem.read(ca).certificates()));
      return Stream.of(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This Java can't check certificates.", e);
    }
  }

  private static KeyStore store(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("ca" + i, certificates.get(i));
    }
    return store;
  }

  private void check(X509Certificate[] chain, Check check) throws CertificateException {
    try {
      check.by(usual.get());
    } catch (CertificateException e) {
      throw why(chain, e);
    }
  }

  private Distrust why(X509Certificate[] chain, CertificateException e) {
    for (var one : chain) {
      var whose = one.equals(chain[0]) ? "its certificate" : "the certificate of " + subject(one);
      try {
        one.checkValidity();
      } catch (CertificateExpiredException over) {
        return new Distrust(
            whose + " ended on " + day(one.getNotAfter()) + ": have it renewed there" + clock(),
            true);
      } catch (CertificateNotYetValidException early) {
        return new Distrust(
            whose + " counts from " + day(one.getNotBefore()) + " on: is a clock wrong?" + clock(),
            true);
      }
    }
    var message = String.valueOf(e.getMessage());
    if (message.startsWith("No subject alternative") || message.startsWith("No name matching")) {
      return new Distrust(
          "its certificate is for "
              + names(chain[0])
              + ", not for "
              + host
              + ": write a name"
              + " that it is for.",
          false);
    }
    return new Distrust(
        isUnknown(e)
            ? "its certificate is of " + issuer(chain) + ", which " + unknown()
            : "its certificate is not accepted: " + message.replaceAll("\\.+$", "") + ".",
        false);
  }

  private static String clock() {
    return " (by the clock of this machine it is " + DAY.format(Instant.now()) + ").";
  }

  private String unknown() {
    return ca == null
        ? "this machine doesn't know: name the file of that authority's certificate (--tls-ca)."
        : "is none of those in " + ca + ": name the file of that authority's certificate.";
  }

  private static boolean isUnknown(Throwable e) {
    for (@Nullable Throwable one = e; one != null; one = one.getCause()) {
      if (one instanceof CertPathBuilderException
          || String.valueOf(one.getMessage()).contains("trust anchor")) {
        return true;
      }
    }
    return false;
  }

  /// When it ends, as a person writes it.
  static String day(Date end) {
    return DAY.format(end.toInstant());
  }

  private static String issuer(X509Certificate[] chain) {
    var issuer = chain[chain.length - 1].getIssuerX500Principal();
    return issuer.equals(chain[0].getSubjectX500Principal())
        ? "nobody but itself"
        : "the authority " + common(issuer.getName());
  }

  private static String subject(X509Certificate one) {
    return common(one.getSubjectX500Principal().getName());
  }

  /// The common name, or all if there is none.
  private static String common(String name) {
    var common = COMMON_NAME.matcher(name);
    return common.find() ? common.group(1).replace("\\", "") : name;
  }

  /// The names and addresses that a certificate is for.
  static String names(X509Certificate one) {
    Collection<List<?>> alternatives = List.of();
    try {
      alternatives = Objects.requireNonNullElse(one.getSubjectAlternativeNames(), alternatives);
    } catch (CertificateException e) {
      // What can't be read names nobody.
    }
    var names =
        alternatives.stream()
            .filter(entry -> List.of(HOST_NAME, IP_ADDRESS).contains(entry.get(0)))
            .map(entry -> String.valueOf(entry.get(1)))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? subject(one) : names;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    check(chain, trust -> trust.checkServerTrusted(chain, kind, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    check(chain, trust -> trust.checkServerTrusted(chain, kind, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    check(chain, trust -> trust.checkServerTrusted(chain, kind));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, kind);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, kind);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("Nobody connects to this.");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return usual.get().getAcceptedIssuers();
  }
}
