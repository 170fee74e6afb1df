package dev.muster.worker.child;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/// How a child shows that it is the one that was started: it connects to a loopback port and shows
/// a secret. Both come on its standard input, where no other user can read them.
final class Handshake implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;

  /// How long somebody who has connected may hold up the one who is awaited.
  private static final int PRESENT_MILLIS = 1_000;

  private final ServerSocket listener;
  private final byte[] secret = new byte[SECRET_BYTES];

  Handshake() throws IOException {
    listener = new ServerSocket(0, 16, InetAddress.ofLiteral("127.0.0.1"));
    RANDOM.nextBytes(secret);
  }

  int port() {
    return listener.getLocalPort();
  }

  /// Tells a process where to connect, and ends its standard input.
  void tell(Process process) throws IOException {
    var line = port() + " " + HexFormat.of().formatHex(secret) + "\n";
    try (var stdin = process.getOutputStream()) {
      stdin.write(line.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /// Waits for the one who knows the secret, turns away whoever doesn't, and listens no more.
  ///
  /// @throws IOException if it doesn't come, or after [#close]
  Socket await(Duration limit) throws IOException {
    long until = System.nanoTime() + limit.toNanos();
    try (listener) {
      while (true) {
        long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        if (left <= 0) {
          throw new IOException("it did not connect within " + limit.toSeconds() + " s");
        }
        listener.setSoTimeout((int) left);
        var socket = listener.accept();
        if (knows(socket)) {
          socket.setSoTimeout(0);
          socket.setTcpNoDelay(true);
          return socket;
        }
        socket.close();
      }
    }
  }

  private boolean knows(Socket socket) {
    try {
      socket.setSoTimeout(PRESENT_MILLIS);
      return MessageDigest.isEqual(secret, socket.getInputStream().readNBytes(SECRET_BYTES));
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
