package dev.muster.shared.testing;

import dev.muster.shared.redis.EmbeddedRedis;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/// The server that all tests of a JVM share. It lives as long as the JVM.
final class TestServer {
  private static final int REDIS_PORT = 6379;
  private static final String IMAGE = "redis:7.0.15";

  private TestServer() {}

  static String url() {
    return Chosen.URL;
  }

  private static final class Chosen {
    static final String URL = choose(System.getenv("REDIS_URL"));

    private static String choose(@Nullable String given) {
      if (given != null && !given.isBlank()) {
        return given;
      }
      return Docker.isRunning() ? inContainer() : EmbeddedRedis.start().url();
    }

    // Testcontainers removes the container after the JVM has ended.
    @SuppressWarnings("resource")
    private static String inContainer() {
      String wanted = System.getenv("MUSTER_TEST_IMAGE");
      GenericContainer<?> container =
          new GenericContainer<>(DockerImageName.parse(wanted != null ? wanted : IMAGE))
              .withExposedPorts(REDIS_PORT)
              .waitingFor(Wait.forLogMessage(".*Ready to accept connections.*\\n", 1));
      container.start();
      return "redis://%s:%d/0".formatted(container.getHost(), container.getMappedPort(REDIS_PORT));
    }
  }
}
