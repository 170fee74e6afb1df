package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Checkup.Finding;
import dev.muster.shared.redis.Checkup.Step;
import dev.muster.shared.redis.Checkup.Verdict;
import dev.muster.shared.testing.TestCertificates;
import dev.muster.shared.testing.TlsServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who may be trusted, and who is: on a Redis behind real TLS, with real certificates.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsTest {
  private static final EmbeddedRedis REDIS = EmbeddedRedis.start();
  @TempDir private static Path folder = Path.of("");
  private static @Nullable TestCertificates made;

  @BeforeAll
  static void twoAuthorities() {
    made = new TestCertificates(folder);
    certificates().authority("Own CA");
    certificates().authority("Other CA");
    certificates().server("server", "Own CA");
    certificates().client("client", "Own CA");
  }

  @AfterAll
  static void stop() {
    REDIS.close();
  }

  private static TestCertificates certificates() {
    return Objects.requireNonNull(made);
  }

  private static TlsServer behind(String certificate) {
    return TlsServer.before(REDIS.port(), certificates(), certificate, "Own CA");
  }

  private static TlsServer server(String certificate) {
    return behind(certificate).open();
  }

  private static TlsFiles trusting(String authority) {
    return new TlsFiles(certificates().certificate(authority), null, null);
  }

  private static TlsFiles as(String client) {
    return new TlsFiles(
        certificates().certificate("Own CA"),
        certificates().certificate(client),
        certificates().key(client));
  }

  private static RedisAddress at(int port, TlsFiles files) {
    return RedisAddress.parse("rediss://:" + REDIS.password() + "@localhost:" + port)
        .withTls(files);
  }

  private static void assertWorks(TlsServer server, TlsFiles files) {
    try (var redis = new Redis(at(server.port(), files), "test", false)) {
      assertThat(redis.call("PING").text()).isEqualTo("PONG");
    }
    assertThat(step(at(server.port(), files)).verdict()).isEqualTo(Verdict.OK);
  }

  private static void assertRefused(int port, TlsFiles files, Reason reason, String why) {
    try (var redis = new Redis(at(port, files), "test", false)) {
      assertThatThrownBy(() -> redis.call("PING"))
          .isInstanceOfSatisfying(
              QueueException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
    assertRefused(port, files, why);
  }

  /// The same by a connection as by a checkup.
  private static void assertRefused(int port, TlsFiles files, String why) {
    var address = at(port, files);
    try (var redis = new Redis(address, "test", false)) {
      assertThatThrownBy(() -> redis.call("PING"))
          .hasMessageStartingWith("Could not reach Redis at " + address.display() + ": ")
          .hasMessageContaining(why)
          .hasMessageEndingWith(".");
    }
    assertThat(step(address))
        .matches(one -> one.verdict() == Verdict.FAILED)
        .extracting(Finding::words)
        .asString()
        .containsIgnoringCase(why)
        .endsWith(".");
  }

  private static Finding step(RedisAddress address) {
    var found = new ArrayList<Finding>();
    try (var checkup = new Checkup(address, false, "")) {
      while (checkup.hasNext()) {
        found.add(checkup.next());
      }
    }
    return found.stream().filter(one -> one.step() == Step.ENCRYPT).findFirst().orElseThrow();
  }

  @Test
  void whoTrustsTheAuthorityIsConnected() {
    try (var server = server("server")) {
      assertWorks(server, trusting("Own CA"));
      assertThat(step(at(server.port(), trusting("Own CA"))).words())
          .startsWith("TLSv1.3. Its certificate is for localhost, 127.0.0.1, until ");
    }
  }

  @Test
  void aReadThatBlocksIsEndedFromElsewhere() throws Exception {
    try (var server = server("server");
        var redis = new Redis(at(server.port(), trusting("Own CA")), "test", false)) {
      var waiting = redis.waiting();
      var answer =
          CompletableFuture.supplyAsync(
              () ->
                  waiting.callAll(
                      Duration.ofSeconds(30), List.of(Call.of("BLPOP", "test:nothing", 30))));
      Awaitility.await()
          .until(() -> redis.call("INFO", "clients").text().contains("blocked_clients:1"));
      waiting.close();
      assertThat(answer.get(10, TimeUnit.SECONDS)).isEmpty();
    }
  }

  @Test
  void theOlderVersionWillDo() {
    try (var server = behind("server").speaking("TLSv1.2").wantingCertificates().open()) {
      assertWorks(server, as("client"));
      assertRefused(server.port(), trusting("Own CA"), "it wants a certificate of ours");
    }
  }

  @Test
  void anAuthorityThatNobodyNamedIsNotTrusted() {
    try (var server = server("server")) {
      assertRefused(
          server.port(),
          TlsFiles.NONE,
          Reason.REFUSED,
          "its certificate is of the authority Own CA, which this machine doesn't know: name the"
              + " file of that authority's certificate (--tls-ca).");
      assertRefused(
          server.port(),
          trusting("Other CA"),
          Reason.REFUSED,
          "its certificate is of the authority Own CA, which is none of those in "
              + certificates().certificate("Other CA"));
    }
  }

  @Test
  void aCertificateForAnotherNameIsNotTaken() {
    certificates().server("elsewhere", "Own CA", "dns:redis.example.org", "-1d", 300);
    try (var server = server("elsewhere")) {
      assertRefused(
          server.port(),
          trusting("Own CA"),
          Reason.REFUSED,
          "its certificate is for redis.example.org, not for localhost");
    }
  }

  @Test
  void aCertificateThatIsOverOrNotYetGoodMayBeMendedMeanwhile() {
    certificates().server("over", "Own CA", "dns:localhost", "-10d", 5);
    certificates().server("early", "Own CA", "dns:localhost", "+3d", 5);
    try (var over = server("over");
        var early = server("early")) {
      assertRefused(
          over.port(), trusting("Own CA"), Reason.UNREACHABLE, "its certificate ended on ");
      assertRefused(
          early.port(), trusting("Own CA"), Reason.UNREACHABLE, "its certificate counts from ");
    }
  }

  @Test
  void aCertificateThatIsSoonOverIsToldOf() {
    certificates().server("soon", "Own CA", "dns:localhost", "-1d", 7);
    try (var server = server("soon")) {
      assertThat(step(at(server.port(), trusting("Own CA"))))
          .matches(one -> one.verdict() == Verdict.WARNING)
          .matches(one -> one.words().endsWith("That is soon: have it renewed."));
    }
  }

  @Test
  void aServerThatWantsACertificateIsShownOne() {
    certificates().client("stranger", "Other CA");
    try (var server = behind("server").wantingCertificates().open()) {
      assertWorks(server, as("client"));
      assertRefused(
          server.port(),
          trusting("Own CA"),
          "it wants a certificate of ours: name its file and that of its key");
      assertRefused(server.port(), as("stranger"), "it does not take our certificate");
    }
  }

  @Test
  void aRedisWithoutEncryptionIsToldFromOneWithIt() {
    var plain = at(REDIS.port(), TlsFiles.NONE);
    try (var redis = new Redis(plain, "test", false)) {
      assertThatThrownBy(() -> redis.call("PING"))
          .hasMessageEndingWith("it says nothing to the encryption: is that its port for TLS?");
    }
    assertThat(step(plain).words())
        .isEqualTo(
            "Redis answers there without encryption: write redis://, or take its port for TLS.");
    try (var server = server("server")) {
      var address = RedisAddress.parse("redis://localhost:" + server.port());
      try (var redis = new Redis(address, "test", false)) {
        assertThatThrownBy(() -> redis.call("PING"))
            .hasMessage("What answers at " + address + " is encrypted: write rediss://.");
      }
      try (var checkup = new Checkup(address, false, "")) {
        var last = checkup.next();
        while (checkup.hasNext()) {
          last = checkup.next();
        }
        assertThat(last.words()).isEqualTo("What answers there is encrypted: write rediss://.");
      }
    }
  }

  @Test
  void aCertificateThatIsRenewedIsTakenByTheNextConnection() throws Exception {
    var client = folder.resolve("mine.crt");
    Files.copy(certificates().client("wrong", "Other CA"), client);
    var key = Files.copy(certificates().key("wrong"), folder.resolve("mine.key"));
    try (var server = behind("server").wantingCertificates().open();
        var redis =
            new Redis(
                at(server.port(), new TlsFiles(certificates().certificate("Own CA"), client, key)),
                "test",
                false)) {
      assertThatThrownBy(() -> redis.call("PING")).hasMessageContaining("does not take our");
      Files.writeString(client, "half of");
      assertThatThrownBy(() -> redis.call("PING")).hasMessageContaining("does not take our");
      Files.copy(certificates().certificate("client"), client, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(certificates().key("client"), key, StandardCopyOption.REPLACE_EXISTING);
      assertThat(redis.call("PING").text()).isEqualTo("PONG");
    }
  }

  @Test
  void theEnvironmentNamesTheFilesAndTheCommandLineCountsMore() {
    var environment =
        Map.of("MUSTER_REDIS", "rediss://h", "MUSTER_TLS_CA", "/ca", "MUSTER_TLS_CERT", "/pair");
    var address = RedisAddress.given(null, TlsFiles.NONE, environment);
    assertThat(address.tlsFiles()).isEqualTo(new TlsFiles(Path.of("/ca"), Path.of("/pair"), null));
    var own = new TlsFiles(null, Path.of("/c"), Path.of("/k"));
    assertThat(RedisAddress.given("rediss://other", own, environment).tlsFiles())
        .isEqualTo(new TlsFiles(Path.of("/ca"), Path.of("/c"), Path.of("/k")));
    assertThat(RedisAddress.given("redis://plain", TlsFiles.NONE, environment).tlsFiles())
        .isEqualTo(TlsFiles.NONE);
    assertThatThrownBy(() -> RedisAddress.given("redis://plain", own, environment))
        .hasMessageContaining("begins with rediss://");
    var spaced = new TlsFiles(Path.of("/my ca"), null, null);
    assertThat(RedisAddress.parse("rediss://me:secret@h").withTls(spaced).commandLine())
        .isEqualTo("--redis rediss://me@h:6379 --tls-ca '/my ca'");
    assertThatThrownBy(() -> new TlsFiles(null, null, Path.of("/k")))
        .hasMessageContaining("The key /k is of no use without its certificate");
  }
}
