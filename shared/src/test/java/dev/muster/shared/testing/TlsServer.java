package dev.muster.shared.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// A port with TLS before a Redis that has none, for not every Redis is built with it. It takes
/// nobody before it is open.
public final class TlsServer implements AutoCloseable {
  private final SSLServerSocket server;
  private final int redis;

  private TlsServer(SSLServerSocket server, int redis) {
    this.server = server;
    this.redis = redis;
  }

  /// Lets everybody in.
  ///
  /// @param redis the port of the Redis
  /// @param name its certificate
  /// @param authority whose certificates it takes of those who come
  public static TlsServer before(
      int redis, TestCertificates certificates, String name, String authority) {
    try {
      var server =
          (SSLServerSocket)
              certificates
                  .context(name, authority)
                  .getServerSocketFactory()
                  .createServerSocket(0, 20, InetAddress.getLoopbackAddress());
      return new TlsServer(server, redis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets in who has a certificate.
  public TlsServer wantingCertificates() {
    server.setNeedClientAuth(true);
    return this;
  }

  /// Speaks that version alone.
  public TlsServer speaking(String version) {
    server.setEnabledProtocols(new String[] {version});
    return this;
  }

  /// Takes who comes.
  public TlsServer open() {
    Thread.ofVirtual().start(this::serve);
    return this;
  }

  /// Its port.
  public int port() {
    return server.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        var client = (SSLSocket) server.accept();
        Thread.ofVirtual().start(() -> talk(client));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void talk(SSLSocket client) {
    try (client;
        var behind = new Socket(InetAddress.getLoopbackAddress(), redis)) {
      client.startHandshake();
      var back = Thread.ofVirtual().start(() -> pass(behind, client));
      pass(client, behind);
      back.join();
    } catch (IOException e) {
      // Who came is not let in.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket from, Socket to) {
    var some = new byte[16_384];
    try (from;
        to) {
      for (var read = from.getInputStream().read(some);
          read >= 0;
          read = from.getInputStream().read(some)) {
        to.getOutputStream().write(some, 0, read);
        to.getOutputStream().flush();
      }
    } catch (IOException e) {
      // One of the two has hung up.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
