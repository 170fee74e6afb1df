package dev.muster.shared.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether a Docker engine answers here, told in less than a second; Testcontainers by itself takes
/// many to find none.
final class Docker {
  private static final int TIMEOUT_MILLIS = 700;
  private static final int DEFAULT_PORT = 2375;
  private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";

  private Docker() {}

  static boolean isRunning() {
    String host = System.getenv("DOCKER_HOST");
    return answersAt(host == null || host.isBlank() ? DEFAULT_HOST : host);
  }

  static boolean answersAt(String host) {
    try {
      URI uri = URI.create(host);
      return "unix".equals(uri.getScheme()) ? hears(Path.of(uri.getPath())) : hears(uri);
    } catch (IllegalArgumentException | IOException _) {
      return false;
    }
  }

  private static boolean hears(Path socket) throws IOException {
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    }
  }

  private static boolean hears(URI uri) throws IOException {
    if (uri.getHost() == null) {
      return false;
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri.getHost(), port), TIMEOUT_MILLIS);
      return true;
    }
  }
}
