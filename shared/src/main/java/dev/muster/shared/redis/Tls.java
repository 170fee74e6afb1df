package dev.muster.shared.redis;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.util.IOUtils;

/// The encryption of all connections to one address: who is trusted, who we are, and that the
/// server's certificate is for the name by which it was called.
final class Tls {
  /// Nothing came back.
  static final String SILENT = "silent";

  /// It hung up on who we are.
  static final String UNKNOWN = "unknown";

  private final RedisAddress address;
  private final Identity identity;
  private final SSLSocketFactory sockets;

  /// Reads the address's files.
  ///
  /// @throws dev.muster.shared.QueueException (USAGE) if one of them can't be used
  Tls(RedisAddress address) {
    this.address = address;
    this.identity = new Identity(address.tlsFiles());
    var trust = new Trust(address.host(), address.tlsFiles().ca());
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {identity}, new TrustManager[] {trust}, null);
      sockets = context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java knows no TLS.", e);
    }
  }

  /// Encrypts all connections that are made.
  JedisSocketFactory over(JedisSocketFactory plain) {
    return () -> {
      var open = plain.createSocket();
      try {
        return over(open);
      } catch (IOException e) {
        IOUtils.closeQuietly(open);
        throw new JedisConnectionException("Failed to connect.", e);
      }
    };
  }

  /// Encrypts a connection that is open, and sees whether it can be trusted, and we.
  SSLSocket over(Socket open) throws IOException {
    var encrypted = (SSLSocket) sockets.createSocket(open, address.host(), address.port(), true);
    var parameters = encrypted.getSSLParameters();
    // That the certificate is for this name.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    encrypted.setSSLParameters(parameters);
    try {
      encrypted.startHandshake();
      if (identity.wasAsked()) {
        // Of what it thinks of our certificate it may tell only afterwards, to who reads.
        Knock.ping(encrypted);
      }
    } catch (SocketTimeoutException e) {
      throw new SSLHandshakeException(SILENT, e);
    } catch (SocketException e) {
      throw identity.wasAsked() ? new SSLHandshakeException(UNKNOWN, e) : e;
    }
    return encrypted;
  }

  /// Our own certificate.
  Optional<X509Certificate> certificate() {
    return identity.certificate();
  }
}
