package dev.muster.shared.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class EmbeddedRedisTest {
  @Test
  void aServerAnswersWhoeverKnowsItsPassword() {
    try (EmbeddedRedis redis = EmbeddedRedis.start();
        RedisClient client = RedisClient.create(URI.create(redis.url()))) {
      assertThat(client.ping()).isEqualTo("PONG");
      assertThat(redis.isRunning()).isTrue();
      assertThat(Ping.answered(redis.port(), "another")).isFalse();
    }
  }

  @Test
  void thePasswordIsOnNoCommandLineAndNotInItsName() {
    try (EmbeddedRedis redis = EmbeddedRedis.start()) {
      assertThat(redis.password()).hasSize(64);
      assertThat(redis.toString()).doesNotContain(redis.password());
      assertThat(commandLines()).isNotEmpty().noneMatch(it -> it.contains(redis.password()));
    }
  }

  @Test
  void onlyTheOwnerMayLookIntoTheFolderAndNothingOfItStays() throws IOException {
    List<Path> before = folders();
    EmbeddedRedis redis = EmbeddedRedis.start();
    Path folder =
        folders().stream()
            .filter(it -> !before.contains(it))
            .filter(it -> names(it, redis))
            .findFirst()
            .orElseThrow();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("redis.conf"))))
        .isEqualTo("rw-------");
    redis.close();
    redis.close();
    assertThat(folder).doesNotExist();
    assertThat(redis.isRunning()).isFalse();
  }

  @Test
  void whoeverClosesItFindsItsFolderGoneEvenIfAnotherDoesTheSame() throws Exception {
    for (int round = 0; round < 10; round++) {
      EmbeddedRedis redis = EmbeddedRedis.start();
      Path folder = folders().stream().filter(it -> names(it, redis)).findFirst().orElseThrow();
      for (int file = 0; file < 500; file++) {
        Files.createFile(folder.resolve("file" + file));
      }
      CyclicBarrier together = new CyclicBarrier(2);
      Callable<Boolean> closing =
          () -> {
            together.await();
            redis.close();
            return Files.exists(folder);
          };
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        for (Future<Boolean> leftBehind : threads.invokeAll(List.of(closing, closing))) {
          assertThat(leftBehind.get()).isFalse();
        }
      }
    }
  }

  @Test
  void twoServersAtOnceKeepApart() {
    try (EmbeddedRedis one = EmbeddedRedis.start();
        EmbeddedRedis other = EmbeddedRedis.start()) {
      assertThat(one.port()).isNotEqualTo(other.port());
      assertThat(one.password()).isNotEqualTo(other.password());
    }
  }

  @Test
  void aKilledServerComesBackEmptyOnTheSameAddress() {
    try (EmbeddedRedis redis = EmbeddedRedis.start()) {
      String url = redis.url();
      set(redis, "x");
      redis.kill();
      assertThat(redis.isRunning()).isFalse();
      redis.restart();
      assertThat(redis.url()).isEqualTo(url);
      assertThat(get(redis)).isNull();
    }
  }

  @Test
  void aDurableServerComesBackWithWhatItHad() {
    try (EmbeddedRedis redis = EmbeddedRedis.startDurable()) {
      set(redis, "x");
      redis.kill();
      redis.restart();
      assertThat(get(redis)).isEqualTo("x");
      redis.stop();
      assertThat(redis.isRunning()).isFalse();
    }
  }

  @Test
  void aClosedServerIsNotStartedAgain() {
    EmbeddedRedis redis = EmbeddedRedis.start();
    redis.close();
    assertThatThrownBy(redis::restart).isInstanceOf(IllegalStateException.class);
  }

  private static void set(EmbeddedRedis redis, String value) {
    try (RedisClient client = RedisClient.create(URI.create(redis.url()))) {
      client.set("key", value);
    }
  }

  private static @Nullable String get(EmbeddedRedis redis) {
    try (RedisClient client = RedisClient.create(URI.create(redis.url()))) {
      return client.get("key");
    }
  }

  private static List<String> commandLines() {
    return ProcessHandle.current()
        .children()
        .flatMap(it -> it.info().commandLine().stream())
        .toList();
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(it -> it.getFileName().toString().startsWith("muster-redis-")).toList();
    }
  }

  private static boolean names(Path folder, EmbeddedRedis redis) {
    try {
      return Files.readString(folder.resolve("redis.conf")).contains(redis.password());
    } catch (IOException _) {
      return false;
    }
  }
}
