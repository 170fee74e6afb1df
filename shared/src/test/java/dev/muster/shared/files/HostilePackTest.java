package dev.muster.shared.files;

import static dev.muster.shared.files.Problems.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.redis.Json;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RedisTest
class HostilePackTest {
  @TempDir Path temp;
  private Store store;
  private FileHash good;
  private Path root;
  private Folder folder;

  @BeforeEach
  void fill(TestRedis redis) throws IOException {
    store = Store.at(redis);
    root = Files.createDirectory(temp.resolve("work"));
    folder = new Folder(root, List.of(root.resolve("muster.jar")));
    good = store.files().put("good", "good".getBytes(UTF_8));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OutsideFolder ../../etc/passwd",
        "OutsideFolder /etc/passwd",
        "OutsideFolder a/../../b",
        "OutsideFolder link/b",
        "NotRegular link",
        "NotRegular sub",
        "BadName ",
        "BadName a\nb",
        "BadPack first",
        "BadPack FIRST",
        "BadPack first/below",
        "BadPack FIRST/below/that",
        "Refused muster.jar"
      })
  void oneBadNameKeepsAllOfItOut(String line) throws IOException {
    Files.createSymbolicLink(root.resolve("link"), temp);
    Files.createDirectory(root.resolve("sub"));
    var before = everything();
    var names = new LinkedHashMap<String, FileHash>();
    names.put("First", good);
    names.put("dir/second", good);
    var bad = line.substring(line.indexOf(' ') + 1);
    names.put(bad, good);
    problem(
        line.substring(0, line.indexOf(' ')),
        () -> store.files().unpack(new Pack(names), folder, Progress.NONE));
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BadPack {}",
        "BadPack {'a':null}",
        "BadPack {'a':{}}",
        "BadPack {'a':{'md5':'M','sha256':'../0','size':4}}",
        "BadPack {'a':{'md5':'M','sha256':'S:0','size':4}}",
        "BadPack {'a':{'md5':'x','sha256':'S','size':4}}",
        "BadPack {'a':{'md5':'M','sha256':'S','size':-1}}",
        "TooLarge {'a':{'md5':'M','sha256':'S','size':9223372036854775807}}",
        "TooLarge"
            + " {'a':{'md5':'M','sha256':'S','size':200000000},'b':{'md5':'M','sha256':'S','size':200000000}}",
        "Missing {'a':{'md5':'M','sha256':'S','size':5}}",
        "Missing {'a':{'md5':'M','sha256':'S','size':200000000}}",
        "Corrupt {'a':{'md5':'00000000000000000000000000000000','sha256':'S','size':4}}"
      })
  void aHashOrSizeThatIsNoneIsRefused(String line) throws IOException {
    var json =
        line.substring(line.indexOf(' ') + 1)
            .replace('\'', '"')
            .replace("\"M\"", '"' + good.md5() + '"')
            .replace("\"S", '"' + good.sha256());
    var pack = Json.read(json, Pack.class).orElseThrow();
    problem(
        line.substring(0, line.indexOf(' ')),
        () -> store.files().unpack(pack, folder, Progress.NONE));
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aChunkThatWasTamperedWithLeavesNothingBehind() throws IOException {
    var content = new byte[1_200_000];
    var hash = store.files().put("zeros", content);
    content[700_000] = 1;
    var chunk = store.keys().chunk(hash.sha256(), 1);
    store.redis().call("SETRANGE", chunk, 700_000 - Limits.CHUNK, new byte[] {1});
    var names = new LinkedHashMap<String, FileHash>();
    names.put("dir/good", good);
    names.put("dir/zeros", hash);
    var pack = new Pack(names);
    problem("Corrupt", () -> store.files().unpack(pack, folder, Progress.NONE));
    problem("Corrupt", () -> store.files().read(hash));
    problem("Corrupt", () -> store.files().fetch(hash, root.resolve("x")));
    store.redis().call("APPEND", chunk, "more");
    problem("Missing", () -> store.files().unpack(pack, folder, Progress.NONE));
    store.redis().call("DEL", chunk);
    problem("Missing", () -> store.files().unpack(pack, folder, Progress.NONE));
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aContentWithAHoleIsMendedByPackingItAgain() {
    var content = new byte[1_200_000];
    var hash = store.files().put("zeros", content);
    store.redis().call("DEL", store.keys().chunk(hash.sha256(), 1));
    problem("Missing", () -> store.files().read(hash));
    assertThat(store.files().put("zeros", content)).isEqualTo(hash);
    assertThat(store.files().read(hash)).isEqualTo(content);
    assertThat(store.keysLike("upload:*")).isEmpty();
  }

  @Test
  void anExistingLinkIsNotWrittenThrough() throws IOException {
    var secret = Files.writeString(temp.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("good"), secret);
    var names = new LinkedHashMap<String, FileHash>();
    names.put("good", good);
    problem("NotRegular", () -> store.files().unpack(new Pack(names), folder, Progress.NONE));
    assertThat(secret).hasContent("secret");
  }

  private List<String> everything() throws IOException {
    try (Stream<Path> all = Files.walk(temp)) {
      return all.map(it -> it + (Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS) ? "" : "/"))
          .sorted()
          .toList();
    }
  }
}
