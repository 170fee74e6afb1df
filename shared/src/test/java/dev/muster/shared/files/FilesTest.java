package dev.muster.shared.files;

import static dev.muster.shared.files.Problems.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.redis.Json;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class FilesTest {
  private static final String MD5_OF_A = "0cc175b9c0f1b6a831c399e269772661";

  @TempDir Path temp;
  private Store store;
  private dev.muster.shared.files.Files files;
  private Path from;
  private Path into;

  @BeforeEach
  void open(TestRedis redis) {
    store = Store.at(redis);
    files = store.files();
  }

  @BeforeEach
  void folders() throws IOException {
    from = Files.createDirectory(temp.resolve("from"));
    into = temp.resolve("into/new");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatIsPackedComesOutTheSame() throws IOException {
    var names = List.of("myfuns.java", "with space/grün 日本.txt", "host::34833.log", "empty");
    write("myfuns.java", bytes(1_300_000));
    write(names.get(1), "a".getBytes(UTF_8));
    write(names.get(2), bytes(Limits.CHUNK));
    write("empty", new byte[0]);
    var pack = files.pack(from, names);
    assertThat(pack.files().keySet()).containsExactlyElementsOf(names);
    assertThat(pack.files().values()).extracting(FileHash::md5).contains(MD5_OF_A);
    files.unpack(pack, into);
    for (var name : names) {
      assertThat(into.resolve(name)).hasSameBinaryContentAs(from.resolve(name));
    }
    assertThat(files.newestPack()).contains(pack);
    assertThat(store.keysLike("upload:*")).isEmpty();
  }

  @Test
  void aPackSaysWhoMadeItAndWhenAndTheNewestComesFirst() throws IOException {
    assertThat(files.newestPack()).isEmpty();
    assertThat(files.packs(10)).isEmpty();
    write("a", "a".getBytes(UTF_8));
    write("b", "b".getBytes(UTF_8));
    var first = files.pack(from, List.of("a"));
    var second = files.pack(from, List.of("a", "b", "a"));
    var packs = files.packs(10);
    assertThat(packs).extracting(PackInfo::pack).containsExactly(second, first);
    assertThat(packs.getFirst().by()).isEqualTo("me@here");
    assertThat(Duration.between(packs.getFirst().time(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
    assertThat(files.packs(1)).hasSize(1);
    assertThat(Json.read(Json.write(second), Pack.class)).contains(second);
    store.redis().call("XADD", store.keys().packs(), "*", "pack", "no json", "by", "x");
    assertThat(files.packs(10)).hasSize(2);
    problem("BadPack", files::newestPack);
  }

  @Test
  void theSameContentIsThereOnceWhateverItsNames() throws IOException {
    var content = bytes(700_000);
    write("one", content);
    write("two", content);
    var pack = files.pack(from, List.of("one", "two"));
    var hash = files.put("three", content);
    assertThat(files.put(from.resolve("two"))).isEqualTo(hash);
    assertThat(pack.files()).isEqualTo(Map.of("one", hash, "two", hash));
    assertThat(store.redis().call("HLEN", store.keys().files()).number()).isOne();
    assertThat(store.keysLike("files:*"))
        .containsExactly("files:" + hash.sha256() + ":0", "files:" + hash.sha256() + ":1");
    var entry = Json.parse(store.redis().call("HGET", store.keys().files(), hash.sha256()).text());
    assertThat(entry.get("name").stringValue()).isEqualTo("one");
    assertThat(entry.get("chunks").intValue()).isEqualTo(2);
    assertThat(entry.get("size").longValue()).isEqualTo(700_000);
    assertThat(entry.get("time").longValue()).isGreaterThan(1_700_000_000_000L);
    assertThat(store.redis().call("TTL", store.keys().chunk(hash.sha256(), 0)).number())
        .isEqualTo(-1);
  }

  @Test
  void filesThatAreThereAreNotWrittenAgain() throws IOException {
    write("a", "a".getBytes(UTF_8));
    write("b", "b".getBytes(UTF_8));
    var pack = files.pack(from, List.of("a", "b"));
    var folder = new Folder(Files.createDirectories(into), List.of());
    Files.writeString(into.resolve("a"), "a");
    Files.writeString(into.resolve("b"), "x");
    assertThat(files.unpack(pack, folder, Progress.NONE)).containsExactly("b");
    assertThat(into.resolve("b")).hasContent("b");
    assertThat(files.unpack(pack, folder, Progress.NONE)).isEmpty();
  }

  @Test
  void aTemporaryFolderIsMadeWhereNoneIsGiven() throws IOException {
    write("a", "a".getBytes(UTF_8));
    var folder = files.unpack(files.pack(from, List.of("a")));
    assertThat(folder.resolve("a")).hasContent("a");
    Files.delete(folder.resolve("a"));
    Files.delete(folder);
  }

  @Test
  void oneContentIsReadOrFetched() throws IOException {
    var content = bytes(600_000);
    var hash = files.put("source.java", content);
    assertThat(files.read(hash)).isEqualTo(content);
    files.fetch(hash, temp.resolve("copy"));
    assertThat(temp.resolve("copy")).hasBinaryContent(content);
    assertThat(files.read(files.put("nothing", new byte[0]))).isEmpty();
    problem("TooLarge", () -> files.read(new FileHash(hash.md5(), hash.sha256(), 17 << 20)));
    var link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("copy"));
    assertThat(files.put(link)).isEqualTo(hash);
    problem("NoSuchFile", () -> files.put(temp.resolve("gone")));
    problem("NotRegular", () -> files.put(temp));
  }

  @Test
  void progressCountsEachByteOnce() throws IOException {
    write("a", bytes(1_200_000));
    write("b", bytes(100));
    var seen = new ArrayList<String>();
    var pack =
        files.pack(
            new Folder(from, List.of()),
            List.of("a", "b"),
            (done, total) -> seen.add(done + "/" + total));
    assertThat(seen)
        .startsWith("524288/1200100", "1048576/1200100", "1200000/1200100")
        .endsWith("1200100/1200100");
    seen.clear();
    files.unpack(
        pack,
        new Folder(Files.createDirectories(into), List.of()),
        (done, total) -> seen.add(done + "/" + total));
    assertThat(seen).startsWith("524288/1200100").endsWith("1200100/1200100");
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeAnythingIsSent() throws IOException {
    sparse("big", 300L << 20);
    problem("TooLarge", () -> files.pack(from, List.of("big")));
    problem("TooLarge", () -> files.put(from.resolve("big")));
    sparse("half", 130L << 20);
    sparse("other half", 130L << 20);
    problem("TooLarge", () -> files.pack(from, List.of("half", "other half")));
    problem("TooMany", () -> files.pack(from, many(1_001)));
    assertThat(store.keysLike("*")).isEmpty();
  }

  @Test
  void nothingAndWhatIsNoNameAreRefused() throws IOException {
    write("a", "a".getBytes(UTF_8));
    problem("BadPack", () -> files.pack(from, List.of()));
    problem("BadName", () -> files.pack(from, List.of("a", "")));
    problem("OutsideFolder", () -> files.pack(from, List.of("a", "../../etc/passwd")));
    problem("OutsideFolder", () -> files.pack(from, List.of("/etc/passwd")));
    problem("NoSuchFile", () -> files.pack(from, List.of("a", "b")));
    problem("NotRegular", () -> files.pack(temp, List.of("from")));
    assertThat(store.keysLike("*")).isEmpty();
  }

  @Test
  void onlyTheNewestThousandPacksAreKept() throws IOException {
    write("a", "a".getBytes(UTF_8));
    files.pack(from, List.of("a"));
    for (var i = 0; i < 1_000; i++) {
      store.redis().call("XADD", store.keys().packs(), "*", "pack", "{}", "by", "x");
    }
    files.pack(from, List.of("a"));
    assertThat(store.redis().call("XLEN", store.keys().packs()).number()).isEqualTo(1_000);
    assertThat(files.packs(5_000)).hasSize(1_000);
  }

  @Test
  void whatIsForgottenIsGoneWithAllItsChunks() throws IOException {
    write("a", bytes(1_200_000));
    var pack = files.pack(from, List.of("a"));
    var sha256 = files.put(from.resolve("a")).sha256();
    assertThat(files.forget(sha256)).isTrue();
    assertThat(files.forget(sha256)).isFalse();
    assertThat(store.keysLike("files*")).isEmpty();
    problem("Missing", () -> files.unpack(pack, into));
    problem("BadPack", () -> files.forget("0:1"));
    files.pack(from, List.of("a"));
    files.unpack(pack, into);
    assertThat(into.resolve("a")).exists();
  }

  private void write(String name, byte[] content) throws IOException {
    var file = from.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private void sparse(String name, long size) throws IOException {
    try (var file = new RandomAccessFile(from.resolve(name).toFile(), "rw")) {
      file.setLength(size);
    }
  }

  private static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static List<String> many(int count) {
    var names = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      names.add("n" + i);
    }
    return names;
  }
}
