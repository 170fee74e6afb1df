package dev.muster.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.muster.shared.redis.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FolderListTest {
  private static final String MD5_OF_A = "0cc175b9c0f1b6a831c399e269772661";

  @TempDir Path outside;
  private Path root;
  private Folder folder;

  @BeforeEach
  void fill() throws IOException {
    root = Files.createDirectory(outside.resolve("work"));
    folder = new Folder(root, List.of());
    Files.writeString(root.resolve("myfuns.java"), "a");
    Files.writeString(root.resolve("Notes.txt"), "a");
    Files.writeString(root.resolve(".hidden"), "a");
    Files.createDirectories(root.resolve("src/deep"));
    Files.createDirectory(root.resolve(".git"));
    Files.writeString(root.resolve(".git/config.java"), "a");
    Files.writeString(root.resolve("src/deep/one.java"), "a");
    Files.writeString(outside.resolve("secret.java"), "secret");
  }

  @Test
  void filesHaveTheMd5ThatMd5sumPrintsAndFoldersNone() {
    assertThat(folder.list(DirQuery.everything()))
        .containsExactly(
            entry("myfuns.java", MD5_OF_A), entry("Notes.txt", MD5_OF_A), entry("src", null));
  }

  @Test
  void thePatternIsFoundSomewhereInTheFilesOwnName() {
    assertThat(list("{'pattern':'\\\\.java$'}")).containsExactly("myfuns.java");
    assertThat(list("{'pattern':'ote'}")).containsExactly("Notes.txt");
    assertThat(list("{'pattern':'^one','recursive':true}")).containsExactly("src/deep/one.java");
    assertThat(list("{'pattern':'deep','recursive':true}")).isEmpty();
  }

  @Test
  void recursiveListsFilesOnlyAndAllShowsWhatIsHidden() {
    assertThat(list("{'recursive':true}"))
        .containsExactly("myfuns.java", "Notes.txt", "src/deep/one.java");
    assertThat(list("{'recursive':true,'all':true}")).contains(".hidden", ".git/config.java");
    assertThat(list("{'all':true}")).contains(".hidden", ".git");
  }

  @Test
  void namesAreRelativeToTheFolderAskedFor() {
    assertThat(list("{'path':'src'}")).containsExactly("deep");
    assertThat(list("{'path':'src/deep'}")).containsExactly("one.java");
    assertThat(list("{'path':'.'}")).contains("src");
    assertThat(list("[]")).contains("src");
  }

  @Test
  void whatLeadsOutIsRefused() throws IOException {
    Files.createSymbolicLink(root.resolve("out"), outside);
    refused("{'path':'..'}", "OutsideFolder");
    refused("{'path':'src/../..'}", "OutsideFolder");
    refused("{'path':'/etc'}", "OutsideFolder");
    refused("{'path':'out'}", "OutsideFolder");
    refused("{'path':'out/work'}", "OutsideFolder");
    refused("{'path':'gone'}", "NoSuchFile");
    refused("{'path':'myfuns.java'}", "NotRegular");
    refused("{'path':'a\\u0000b'}", "BadName");
    assertThat(list("{'recursive':true}")).doesNotContain("out/secret.java");
  }

  @Test
  @Timeout(20)
  void linksPipesAndDevicesArePassedOver() throws Exception {
    Files.createSymbolicLink(root.resolve("link.java"), outside.resolve("secret.java"));
    Files.createSymbolicLink(root.resolve("inside.java"), root.resolve("myfuns.java"));
    Pipes.make(root.resolve("pipe.java"));
    Pipes.make(root.resolve("src/pipe.java"));
    assertThat(list("{'pattern':'java$'}")).containsExactly("myfuns.java");
    assertThat(list("{'recursive':true}"))
        .containsExactly("myfuns.java", "Notes.txt", "src/deep/one.java");
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThatThrownBy(() -> list("{'foo':'bar'}"))
        .hasMessage("unused argument (foo = \"bar\")")
        .extracting("type")
        .isEqualTo("UnusedArgument");
    assertThatThrownBy(() -> list("{'foo':'bar','n':1,'all':true}"))
        .hasMessage("unused arguments (foo = \"bar\", n = 1)");
    refused("{'pattern':3}", "BadArgument");
    refused("{'recursive':'yes'}", "BadArgument");
    refused("'x'", "BadArgument");
    refused("{'pattern':'('}", "BadPattern");
    assertThat(new FileProblem("A", "b").failure().toString()).isEqualTo("A: b");
  }

  @Test
  @Timeout(20)
  void aPatternThatNeverEndsIsStoppedAfterASecond() throws IOException {
    Files.writeString(root.resolve("a".repeat(100) + "b"), "");
    Files.writeString(root.resolve("a".repeat(100) + "c"), "");
    assertThat(list("{'pattern':'(a+)+$'}")).containsExactly("myfuns.java");
    var before = System.nanoTime();
    refused("{'pattern':'(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)!'}", "BadPattern");
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    refused("{'pattern':'(?:(?:^){2000000000}){2000000000}'}", "BadPattern");
    refused("{'pattern':'" + "(".repeat(900) + "'}", "BadPattern");
    refused("{'pattern':'" + "a".repeat(1001) + "'}", "BadPattern");
    assertThat(list("{'pattern':'" + "(".repeat(450) + ")".repeat(450) + "'}")).isNotEmpty();
  }

  @Test
  void anyLetterMayStandInAName() throws IOException {
    for (var name : List.of("with space.txt", "grün 日本.txt", "host::34833.log", "q\"'\\.txt")) {
      Files.writeString(root.resolve(name), "a");
      assertThat(folder.list(DirQuery.everything())).containsEntry(name, MD5_OF_A);
      try (var file = folder.open(name)) {
        assertThat(file.content().readAllBytes()).isEqualTo(new byte[] {'a'});
      }
    }
  }

  private List<String> list(String args) {
    var query = DirQuery.of(Json.parse(args.replace('\'', '"')));
    return List.copyOf(folder.list(query).keySet());
  }

  private void refused(String args, String type) {
    assertThatThrownBy(() -> list(args))
        .isInstanceOf(FileProblem.class)
        .satisfies(it -> assertThat(((FileProblem) it).type()).as(it.getMessage()).isEqualTo(type));
  }
}
