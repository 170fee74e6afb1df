package dev.muster.app.cli;

import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.redis.TlsFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where Redis is, as every command takes it.
final class RedisOption {
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

  @Option(
      names = "--tls-ca",
      paramLabel = "FILE",
      description =
          "for rediss://: the authorities that are trusted, as PEM; default: those Java knows")
  private @Nullable Path tlsCa;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "for rediss://: our own certificate, as PEM")
  private @Nullable Path tlsCertificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "its private key, as PEM; default: in the same file")
  private @Nullable Path tlsKey;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  RedisAddress address() {
    var files = new TlsFiles(tlsCa, tlsCertificate, tlsKey);
    var address = RedisAddress.given(url, files, System.getenv());
    // What a file gives has no password, or it would have been refused.
    if (url != null && address.password() != null && spec != null) {
      spec.commandLine()
          .getErr()
          .println(
              "Warning: a password on the command line can be read by every user of this machine;"
                  + " use MUSTER_REDIS or --password-file.");
    }
    return passwordFile == null ? address : address.withPasswordOf(passwordFile);
  }

  /// Whether somebody said where Redis is.
  boolean isGiven() {
    return url != null || RedisAddress.isIn(System.getenv());
  }
}
