package dev.muster.shared.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/// The question whether a server is ready, asked without a client, which would want it to be ready
/// first.
final class Ping {
  private static final int TIMEOUT_MILLIS = 1_000;
  private static final byte[] READY = "+OK\r\n+PONG\r\n".getBytes(US_ASCII);

  private Ping() {}

  /// Whether the server at this port of the loopback address takes this password and answers
  /// `PONG`.
  static boolean answered(int port, String password) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(US_ASCII));
      return Arrays.equals(READY, socket.getInputStream().readNBytes(READY.length));
    } catch (IOException _) {
      return false;
    }
  }
}
