package dev.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.shared.workers.SpawnOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@RedisTest
class QueueClientTest {
  private static QueueException.Reason reasonOf(Throwable thrown) {
    return ((QueueException) thrown).reason();
  }

  @Test
  void openingMakesTheQueueOnceAndThenAttaches(TestRedis at) {
    try (var first = QueueClient.open(RedisAddress.parse(at.url()), at.queue());
        var second = QueueClient.open(RedisAddress.parse(at.url()), at.queue())) {
      assertThat(first.created()).isTrue();
      assertThat(second.created()).isFalse();
      assertThat(second.workersAvailable()).isZero();
    }
  }

  @Test
  void aQueueOfAnotherProtocolIsRefusedWithItsVersion(TestRedis at) {
    try (var redis = new Redis(RedisAddress.parse(at.url()), "test", false)) {
      redis.call("SET", new Keys(at.queue()).protocol(), "99");
    }
    assertThatThrownBy(() -> QueueClient.open(RedisAddress.parse(at.url()), at.queue()))
        .hasMessageContaining("speaks protocol 99")
        .matches(e -> reasonOf(e) == Reason.PROTOCOL);
  }

  @Test
  void aNameThatCannotBeAQueuesIsBadUsage(TestRedis at) {
    assertThatThrownBy(() -> QueueClient.open(RedisAddress.parse(at.url()), "a:b"))
        .hasMessageContaining("\"a:b\"")
        .matches(e -> reasonOf(e) == Reason.USAGE);
  }

  @Test
  void nobodyListeningIsUnreachable() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(() -> QueueClient.open(RedisAddress.parse("redis://127.0.0.1:" + port), "q"))
        .hasMessageContaining("Could not reach Redis at redis://127.0.0.1:" + port)
        .hasMessageContaining("refused")
        .matches(e -> reasonOf(e) == Reason.UNREACHABLE);
  }

  @Test
  void somethingElseThatAnswersIsNamedAsSuch() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerLikeAWebServer(server));
      assertThatThrownBy(
              () ->
                  QueueClient.open(
                      RedisAddress.parse("redis://127.0.0.1:" + server.getLocalPort()), "q"))
          .hasMessageContaining("is not Redis")
          .matches(e -> reasonOf(e) == Reason.REFUSED);
    }
  }

  private static void answerLikeAWebServer(ServerSocket server) {
    try {
      while (true) {
        try (var socket = server.accept()) {
          socket.getInputStream().read();
          socket
              .getOutputStream()
              .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndNotShown(TestRedis at) {
    // A server without passwords takes any of its default user, but of nobody else.
    var where = RedisAddress.parse(at.url()).hostAndPort();
    var address = RedisAddress.parse("redis://nobody:wrong-secret@" + where);
    assertThatThrownBy(() -> QueueClient.open(address, at.queue()))
        .matches(e -> reasonOf(e) == Reason.REFUSED)
        .hasMessageEndingWith("User or password is wrong.")
        .hasMessageNotContaining("wrong-secret");
  }

  @Test
  void aWatchingClientWritesNothing(TestRedis at) {
    var address = RedisAddress.parse(at.url());
    assertThatThrownBy(() -> QueueClient.watch(address, at.queue()))
        .hasMessageContaining("There is no queue");
    try (var owner = QueueClient.open(address, at.queue());
        var watcher = QueueClient.watch(address, at.queue())) {
      assertThat(watcher.workers().fleet().workers()).isEmpty();
      assertThatThrownBy(() -> watcher.tasks().enqueue("1 + 1"))
          .matches(e -> reasonOf(e) == Reason.READ_ONLY);
      assertThat(owner.tasks().counts().values()).containsOnly(0L);
    }
  }

  @Test
  void whoWatchesMakesRedisRunNothingThatWrites() {
    try (var server = EmbeddedRedis.start();
        var admin = new Redis(RedisAddress.parse(server.url()), "test", false);
        var owner = QueueClient.open(admin.address(), "jobs")) {
      admin.call("CONFIG", "RESETSTAT");
      try (var watcher = QueueClient.watch(admin.address(), "jobs")) {
        useAll(watcher);
      }
      assertThat(owner.tasks().counts().values()).containsOnly(0L);
      assertThat(admin.call("INFO", "commandstats").text().lines().toList())
          .noneMatch(
              line ->
                  line.matches("cmdstat_(eval.*|script.*|h?set|h?del|[lr]push|[sxz]add|expire):.*"))
          .anyMatch(line -> line.startsWith("cmdstat_get:"));
    }
  }

  private static void useAll(QueueClient watcher) {
    watcher.workers().fleet();
    watcher.messages().history(5);
    watcher.files().packs(5);
    watcher.logs().tail(List.of(), 5);
    List<ThrowingCallable> writes =
        List.of(
            () -> watcher.tasks().enqueue("1 + 1"),
            () -> watcher.messages().sendToAll(Command.PING, null),
            () -> watcher.files().pack(Path.of("."), List.of("pom.xml")),
            () -> watcher.messages().forget("1"),
            () ->
                watcher
                    .workers()
                    .spawn(new SpawnOptions(Path.of("x"), Path.of("."), Path.of("l"), List.of())));
    assertThat(writes)
        .allSatisfy(
            write ->
                assertThatThrownBy(write)
                    .isInstanceOf(QueueException.class)
                    .hasMessageContaining("may only read"));
  }

  @Test
  void aUserWithoutAPasswordIsAUser() {
    var address = RedisAddress.parse("redis://watcher@127.0.0.1:7000/2");
    assertThat(address.user()).isEqualTo("watcher");
    assertThat(address.password()).isNull();
    assertThat(RedisAddress.parse(address.display())).isEqualTo(address);
  }

  @Test
  void aMessageToNobodySaysSo(TestRedis at) {
    try (var queue = QueueClient.open(RedisAddress.parse(at.url()), at.queue())) {
      assertThatThrownBy(() -> queue.messages().sendToAll(Command.PING, null))
          .hasMessageContaining("has no worker to send to");
      assertThatThrownBy(() -> queue.messages().send(Command.PING, null, List.of("gone::1")))
          .hasMessageContaining("not a live worker")
          .hasMessageContaining("gone::1");
    }
  }
}
