package dev.muster.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.TestCertificates;
import dev.muster.shared.testing.TlsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsOptionsTest {
  @TempDir private Path folder = Path.of("");
  private String err = "";

  private int run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var said = new ByteArrayOutputStream();
    var code =
        Muster.run(
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(said, true, StandardCharsets.UTF_8));
    err = said.toString(StandardCharsets.UTF_8);
    return code;
  }

  @Test
  void theFilesAreGivenOnTheLineOrInAFile() throws IOException {
    var certificates = new TestCertificates(folder);
    var ca = certificates.authority("ca").toString();
    certificates.server("redis", "ca");
    var certificate = certificates.client("me", "ca").toString();
    var key = certificates.key("me").toString();
    try (var redis = EmbeddedRedis.start();
        var server =
            TlsServer.before(redis.port(), certificates, "redis", "ca")
                .wantingCertificates()
                .open()) {
      QueueClient.open(RedisAddress.parse(redis.url()), "jobs").close();
      var password = Files.writeString(folder.resolve("password"), redis.password()).toString();
      var url = "rediss://localhost:" + server.port();
      assertThat(
              run(
                  "workers",
                  "list",
                  "jobs",
                  "--redis=" + url,
                  "--password-file=" + password,
                  "--tls-ca=" + ca,
                  "--tls-cert=" + certificate,
                  "--tls-key=" + key))
          .as(err)
          .isZero();
      var config =
          Files.writeString(
              folder.resolve("muster.yml"),
              "redis: %s\npassword-file: %s\ntls-ca: %s\ntls-cert: %s\ntls-key: %s\n"
                  .formatted(url, password, ca, certificate, key));
      assertThat(run("workers", "list", "jobs", "--config=" + config)).as(err).isZero();
      assertThat(run("workers", "list", "jobs", "--redis=" + url)).isEqualTo(3);
      assertThat(err).contains("which this machine doesn't know").hasLineCount(1);
      assertThat(run("workers", "list", "jobs", "--redis=" + url, "--tls-ca=" + ca)).isEqualTo(3);
      assertThat(err).contains("it wants a certificate of ours").hasLineCount(1);
      assertThat(run("workers", "list", "jobs", "--redis=" + url, "--tls-ca=gone")).isEqualTo(2);
      assertThat(err).startsWith("There is no file ").hasLineCount(1);
      assertThat(run("workers", "list", "jobs", "--redis=" + redis.url(), "--tls-ca=" + ca))
          .isEqualTo(2);
      assertThat(err).contains("begins with rediss://");
    }
  }
}
