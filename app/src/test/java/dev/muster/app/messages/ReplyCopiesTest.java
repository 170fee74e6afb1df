package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.session.Place;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.redis.TlsFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReplyCopiesTest {
  private static final Place PLACE =
      Place.of(RedisAddress.parse("redis://rich:secret@queue.example.net:6380"), "jobs");

  private static Sent sent(String command, @Nullable JsonNode args) {
    return new Sent(
        "12.000001", command, args, "me@here", Instant.EPOCH, List.of("a b::1", "c::2"), 0, 0, 0);
  }

  @Test
  void theLineThatSendsItIsQuotedForTheShellAndHasNoPassword() {
    assertThat(ReplyCopies.line(sent("ECHO", Json.tree("it's")), PLACE))
        .isEqualTo(
            "muster send jobs ECHO 'it'\\''s' --to 'a b::1' c::2"
                + " --redis redis://rich@queue.example.net:6380");
    assertThat(ReplyCopies.line(sent("ECHO", Json.tree("[1]")), PLACE)).contains(" '\"[1]\"' ");
    assertThat(ReplyCopies.line(sent("PING", null), PLACE)).contains(" PING --to ");
  }

  @Test
  void whoNeedsCertificatesFindsThemInTheLines() {
    var tls = new TlsFiles(Path.of("/etc/my ca.pem"), Path.of("/c.pem"), Path.of("/k.pem"));
    var place =
        Place.of(RedisAddress.parse("rediss://queue.example.net:6380").withTls(tls), "jobs");
    assertThat(ReplyCopies.line(sent("PING", null), place))
        .endsWith(
            " --redis rediss://queue.example.net:6380 --tls-ca '/etc/my ca.pem' --tls-cert /c.pem"
                + " --tls-key /k.pem");
    assertThat(ReplyCopies.redis(sent("PING", null), place))
        .startsWith(
            "redis-cli -u rediss://queue.example.net:6380 --cacert '/etc/my ca.pem' --cert /c.pem"
                + " --key /k.pem HGETALL ");
  }

  @Test
  void theLinesThatReadItNameItsKeys() {
    assertThat(ReplyCopies.redis(sent("PING", null), PLACE).lines())
        .containsExactly(
            "redis-cli -u redis://rich@queue.example.net:6380 HGETALL jobs:messages:12.000001",
            "redis-cli -u redis://rich@queue.example.net:6380 HGET 'jobs:workers:a b::1:response'"
                + " 12.000001",
            "redis-cli -u redis://rich@queue.example.net:6380 HGET jobs:workers:c::2:response"
                + " 12.000001");
  }
}
