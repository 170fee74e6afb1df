package dev.muster.app.cli;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.RedisAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where Redis is, as every command takes it.
final class RedisOption {
  private static final String VARIABLE = "MUSTER_REDIS";

  @Option(
      names = "--redis",
      paramLabel = "URL",
      description =
          "redis://user:password@host:port/db; default: MUSTER_REDIS, else redis://127.0.0.1:6379")
  private @Nullable String url;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "a file whose first line is the password")
  private @Nullable Path passwordFile;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  RedisAddress address() {
    var fallback = Objects.requireNonNullElse(System.getenv(VARIABLE), "redis://127.0.0.1:6379");
    var address = RedisAddress.parse(Objects.requireNonNullElse(url, fallback));
    // What a file gives has no password, or it would have been refused.
    if (url != null && address.password() != null && spec != null) {
      spec.commandLine()
          .getErr()
          .println(
              "Warning: a password on the command line can be read by every user of this machine;"
                  + " use MUSTER_REDIS or --password-file.");
    }
    return passwordFile == null ? address : address.withPassword(firstLine(passwordFile));
  }

  /// Whether somebody said where Redis is.
  boolean isGiven() {
    return url != null || System.getenv(VARIABLE) != null;
  }

  /// What the environment says; empty if it says nothing that can be read.
  static Optional<RedisAddress> ofEnvironment() {
    try {
      return Optional.ofNullable(System.getenv(VARIABLE)).map(RedisAddress::parse);
    } catch (QueueException e) {
      return Optional.empty();
    }
  }

  private static String firstLine(Path file) {
    try {
      var lines = Files.readAllLines(file);
      if (!lines.isEmpty() && !lines.getFirst().isEmpty()) {
        return lines.getFirst();
      }
    } catch (IOException e) {
      throw new QueueException(Reason.USAGE, "The password file " + file + " can't be read.", e);
    }
    throw new QueueException(Reason.USAGE, "The password file " + file + " is empty.");
  }
}
