package dev.muster.shared.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/// Which `redis-server` is run.
final class ServerProgram {
  private static final String PROPERTY = "muster.redis.server";
  private static final String VARIABLE = "MUSTER_REDIS_SERVER";

  private ServerProgram() {}

  /// The program that the property or the variable names, else the one of `embedded-redis`,
  /// unpacked into the folder.
  static String in(ServerFolder folder) throws IOException {
    String named = named();
    return named != null ? named : unpack(folder);
  }

  private static @Nullable String named() {
    String property = System.getProperty(PROPERTY);
    String named = property != null ? property : System.getenv(VARIABLE);
    return named == null || named.isBlank() ? null : named;
  }

  private static String unpack(ServerFolder folder) throws IOException {
    try {
      return ExecutableProvider.newJarResourceProvider(folder.path().toFile())
          .get()
          .getAbsolutePath();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (LinkageError e) {
      throw new IOException(
          "the library embedded-redis is not on the class path; add it, or name a redis-server with"
              + " "
              + VARIABLE,
          e);
    }
  }
}
