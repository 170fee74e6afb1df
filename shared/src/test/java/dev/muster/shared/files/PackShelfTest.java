package dev.muster.shared.files;

import static dev.muster.shared.files.Problems.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.redis.Json;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person does with packs that are there: look into them, save them, forget them.
@RedisTest
class PackShelfTest {
  @TempDir Path temp;
  private Store store;
  private dev.muster.shared.files.Files files;

  @BeforeEach
  void open(TestRedis redis) {
    store = Store.at(redis);
    files = store.files();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aContentIsLookedIntoInPieces() {
    var content = bytes(2 * Limits.CHUNK + 1_000);
    var hash = files.put("big", content);
    assertThat(files.peek(hash, 0, 100)).isEqualTo(Arrays.copyOf(content, 100));
    var across = Limits.CHUNK - 50;
    assertThat(files.peek(hash, across, 200))
        .isEqualTo(Arrays.copyOfRange(content, across, across + 200));
    assertThat(files.peek(hash, content.length - 10, 200)).hasSize(10);
    assertThat(files.peek(hash, content.length, 200)).isEmpty();
    assertThat(files.peek(hash, 0, Integer.MAX_VALUE)).hasSize(Limits.CHUNK);
    assertThat(files.peek(files.put("empty", new byte[0]), 0, 10)).isEmpty();
    files.forget(hash.sha256());
    problem("Missing", () -> files.peek(hash, 0, 100));
    problem("BadPack", () -> files.peek(new FileHash(hash.md5(), "0:1", 5), 0, 100));
  }

  @Test
  void whatSavingWouldWriteOverIsToldBefore() throws IOException {
    var pack =
        new Pack(
            Map.of(
                "same", files.put("same", "same".getBytes(UTF_8)),
                "other", files.put("other", "here".getBytes(UTF_8)),
                "far/new", files.put("new", "new".getBytes(UTF_8))));
    var folder = new Folder(temp, List.of());
    assertThat(files.overwritten(pack, folder)).isEmpty();
    Files.writeString(temp.resolve("same"), "same");
    Files.writeString(temp.resolve("other"), "mine");
    assertThat(files.overwritten(pack, folder)).containsExactly("other");
    assertThat(temp.resolve("other")).hasContent("mine");
    assertThat(temp.resolve("far")).doesNotExist();
    var hostile = new Pack(Map.of("../out", files.put("x", "x".getBytes(UTF_8))));
    problem("OutsideFolder", () -> files.overwritten(hostile, folder));
  }

  @Test
  void aPackThatIsForgottenTakesWhatOnlyItNamed() throws IOException {
    Files.writeString(temp.resolve("mine"), "only mine");
    Files.writeString(temp.resolve("ours"), "of both");
    Files.writeString(temp.resolve("source"), "of an environment");
    var both = files.pack(temp, List.of("mine", "ours", "source"));
    files.pack(temp, List.of("ours"));
    var source = hash(both, "source");
    var environment = Json.write(Map.of("sources", Map.of("source", source)));
    store.redis().call("HSET", store.keys().environments(), "e1", environment);
    var info = files.packs(10).get(1);
    assertThat(info.pack()).isEqualTo(both);
    assertThat(files.forget(info)).hasValue(1);
    assertThat(files.packs(10)).hasSize(1);
    assertThat(store.contents().missing(both.files().values()))
        .containsExactly(hash(both, "mine").sha256());
    assertThat(store.keysLike("files:" + hash(both, "mine").sha256() + ":*")).isEmpty();
    assertThat(files.forget(info)).isEmpty();
  }

  @Test
  void manyPacksAreLookedThroughBeforeOneIsForgotten() throws IOException {
    Files.writeString(temp.resolve("a"), "shared by the oldest and the newest");
    files.pack(temp, List.of("a"));
    for (var i = 0; i < 120; i++) {
      store.redis().call("XADD", store.keys().packs(), "*", "pack", "{}", "by", "x");
    }
    var newest = files.pack(temp, List.of("a"));
    assertThat(files.forget(files.packs(1).getFirst())).hasValue(0);
    assertThat(files.read(hash(newest, "a"))).asString().startsWith("shared");
  }

  @Test
  void aPackWithoutHashesIsNoPack() {
    for (var json : List.of("{\"a\":null}", "{\"a\":{}}", "{\"a\":{\"md5\":\"x\"}}", "[]")) {
      store.redis().call("XADD", store.keys().packs(), "*", "pack", json, "by", "x");
    }
    assertThat(files.packs(10)).isEmpty();
  }

  @Test
  void whoListensMayEndATransferAndNothingStays() throws IOException {
    Files.write(temp.resolve("big"), bytes(3 * Limits.CHUNK));
    var names = new LinkedHashMap<String, FileHash>();
    names.put("first", files.put("first", "first".getBytes(UTF_8)));
    Progress refuses =
        (done, _) -> {
          if (done > Limits.CHUNK) {
            throw new CancellationException("Cancelled.");
          }
        };
    var folder = new Folder(temp, List.of());
    Assertions.assertThatThrownBy(() -> files.pack(folder, List.of("big"), refuses))
        .isInstanceOf(CancellationException.class);
    assertThat(store.keysLike("upload:*")).isEmpty();
    names.put("second", files.put(temp.resolve("big")));
    var into = Files.createDirectory(temp.resolve("into"));
    Assertions.assertThatThrownBy(
            () -> files.unpack(new Pack(names), new Folder(into, List.of()), refuses))
        .isInstanceOf(CancellationException.class);
    assertThat(into).isEmptyDirectory();
  }

  @Test
  void packsAreSaidToBeFromWhoeverOpenedTheQueue() {
    assertThat(files.by()).isEqualTo("me@here");
  }

  private static FileHash hash(Pack pack, String name) {
    return Objects.requireNonNull(pack.files().get(name));
  }

  private static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
