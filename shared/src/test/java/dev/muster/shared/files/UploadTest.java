package dev.muster.shared.files;

import static dev.muster.shared.files.Problems.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class UploadTest {
  private static final byte[] CONTENT = new byte[1_200_000];

  @TempDir Path temp;
  private Store store;

  @BeforeEach
  void open(TestRedis redis) {
    store = Store.at(redis);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void manyWhoBringTheSameAtOnceLeaveOneCopy() throws Exception {
    var together = new CyclicBarrier(8);
    var calls = new ArrayList<Callable<FileHash>>();
    for (var i = 0; i < 8; i++) {
      calls.add(
          () -> {
            together.await();
            return store.contents().upload("x", content(), Limits.BYTES, done -> {});
          });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        assertThat(store.files().read(answer.get())).isEqualTo(CONTENT);
      }
    }
    assertThat(store.keysLike("files:*")).hasSize(3);
    assertThat(store.keysLike("upload:*")).isEmpty();
  }

  @Test
  void chunksOnTheirWayExpireAndWhatGrowsTooLargeIsTakenBack() {
    assertThatThrownBy(
            () ->
                store
                    .contents()
                    .upload(
                        "log",
                        content(),
                        CONTENT.length - 1,
                        done -> {
                          for (var key : store.keysLike("upload:*")) {
                            assertThat(store.redis().call("TTL", store.keys().of(key)).number())
                                .isBetween(3_500L, 3_600L);
                          }
                        }))
        .hasMessage(
            "\"log\" has more than 256 MiB, the most that is put into Redis: copy it another way.");
    assertThat(store.keysLike("*")).isEmpty();
  }

  @Test
  void aLostChunkIsNoticedAndNothingHalfIsKept() {
    problem(
        "Missing",
        () ->
            store
                .contents()
                .upload(
                    "x",
                    content(),
                    Limits.BYTES,
                    done ->
                        store
                            .redis()
                            .call("DEL", store.keys().of(store.keysLike("upload:*").getFirst()))));
    assertThat(store.keysLike("*")).isEmpty();
  }

  @Test
  void anInterruptEndsIt() {
    problem(
        "Interrupted",
        () ->
            store
                .contents()
                .upload("x", content(), Limits.BYTES, done -> Thread.currentThread().interrupt()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.keysLike("*")).isEmpty();
  }

  @Test
  void aFileThatVanishesBetweenLookAndSendingMakesNoPack() throws IOException {
    Files.write(temp.resolve("a"), CONTENT);
    Files.writeString(temp.resolve("b"), "b");
    problem(
        "NoSuchFile",
        () ->
            store
                .files()
                .pack(
                    new Folder(temp, List.of()),
                    List.of("a", "b"),
                    (done, total) -> deleteIfThere("b")));
    assertThat(store.files().packs(1)).isEmpty();
    assertThat(store.keysLike("upload:*")).isEmpty();
  }

  @Test
  @Timeout(20)
  void aFileThatGrowsWhileItIsReadIsPackedAsItWasSent() throws IOException {
    Files.write(temp.resolve("a"), CONTENT);
    Files.writeString(temp.resolve("log"), "one\n");
    var pack =
        store
            .files()
            .pack(
                new Folder(temp, List.of()),
                List.of("a", "log"),
                (done, total) -> append("log", "more\n"));
    var hash = pack.files().get("log");
    assertThat(hash).isNotNull();
    assertThat(hash.size()).isGreaterThan(4);
    assertThat(new String(store.files().read(hash), UTF_8)).startsWith("one\nmore\n");
  }

  @Test
  void aContentThatIsForgottenWhileItIsPackedIsSentAgain() throws IOException {
    Files.write(temp.resolve("a"), CONTENT);
    var hash = store.files().put(temp.resolve("a"));
    var forgotten = new ArrayList<String>();
    var pack =
        store
            .files()
            .pack(
                new Folder(temp, List.of()),
                List.of("a"),
                (done, total) -> {
                  if (forgotten.isEmpty()) {
                    assertThat(store.files().forget(hash.sha256())).isTrue();
                    forgotten.add(hash.sha256());
                  }
                });
    assertThat(forgotten).hasSize(1);
    assertThat(store.files().read(hash)).isEqualTo(CONTENT);
    assertThat(store.files().newestPack()).contains(pack);
    problem(
        "Missing",
        () ->
            store
                .files()
                .pack(
                    new Folder(temp, List.of()),
                    List.of("a"),
                    (done, total) -> store.files().forget(hash.sha256())));
  }

  @Test
  void aRedisWhoseMemoryIsFullKeepsNothingHalf() {
    try (var server = EmbeddedRedis.start();
        var full = Store.at(server.url(), "full")) {
      full.redis().call("CONFIG", "SET", "maxmemory", "6mb");
      assertThatThrownBy(() -> full.files().put("big", new byte[20 << 20]))
          .isInstanceOf(QueueException.class)
          .extracting("reason")
          .isEqualTo(Reason.FULL);
      assertThat(full.keysLike("*")).isEmpty();
      full.redis().call("CONFIG", "SET", "maxmemory", "0");
      var hash = full.files().put("big", new byte[2 << 20]);
      full.redis().call("CONFIG", "SET", "maxmemory", "1mb");
      assertThat(full.files().read(hash)).hasSize(2 << 20);
      assertThat(full.files().forget(hash.sha256())).isTrue();
      assertThat(full.keysLike("*")).isEmpty();
    }
  }

  @Test
  void memoryThatFillsUpBeforeTheLastStepDoesNotTearAContentApart() throws IOException {
    try (var server = EmbeddedRedis.start();
        var full = Store.at(server.url(), "full")) {
      var hash =
          full.contents()
              .upload(
                  "x",
                  content(),
                  Limits.BYTES,
                  done -> {
                    if (done == CONTENT.length) {
                      full.redis().call("CONFIG", "SET", "maxmemory", "1mb");
                    }
                  });
      assertThat(full.files().read(hash)).isEqualTo(CONTENT);
      assertThat(full.keysLike("upload:*")).isEmpty();
    }
  }

  private static InputStream content() {
    return new ByteArrayInputStream(CONTENT);
  }

  private void deleteIfThere(String name) {
    try {
      Files.deleteIfExists(temp.resolve(name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void append(String name, String text) {
    try {
      Files.writeString(temp.resolve(name), text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
