package dev.muster.shared.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port that nobody listens on.
///
/// It is taken from below the range that systems give to outgoing connections (32768 and up on
/// Linux, 49152 elsewhere): while a server of that range is down, a client that keeps knocking can
/// be given the very port it knocks at, connect to itself and so keep the server out.
final class FreePort {
  private static final int FIRST = 15_000;
  private static final int END = 32_768;
  private static final int TRIES = 500;

  private FreePort() {}

  /// A port of the loopback address that was free a moment ago; whoever takes it may still be late.
  ///
  /// @throws IllegalStateException if all that were tried are taken
  static int find() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "No free port was found on 127.0.0.1 between " + FIRST + " and " + END + ".");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}
