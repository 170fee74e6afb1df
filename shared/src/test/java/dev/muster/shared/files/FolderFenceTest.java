package dev.muster.shared.files;

import static dev.muster.shared.files.Problems.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderFenceTest {
  @TempDir Path outside;
  private Path root;
  private Folder folder;

  @BeforeEach
  void fill() throws IOException {
    root = Files.createDirectory(outside.resolve("work"));
    Files.writeString(root.resolve("here.txt"), "here");
    Files.createDirectory(root.resolve("sub"));
    Files.writeString(outside.resolve("secret.txt"), "secret");
    Files.createDirectory(outside.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("link.txt"), outside.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("inner.txt"), root.resolve("here.txt"));
    Files.createSymbolicLink(root.resolve("out"), outside.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("in"), root.resolve("sub"));
    Files.createSymbolicLink(root.resolve("dangling"), outside.resolve("made-by-mistake"));
    folder = new Folder(root, List.of(root.resolve("muster.jar"), root.resolve("logs")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OutsideFolder ../../etc/passwd",
        "OutsideFolder ..",
        "OutsideFolder sub/../../secret.txt",
        "OutsideFolder /etc/passwd",
        "OutsideFolder //etc/passwd",
        "OutsideFolder out/secret.txt",
        "OutsideFolder in/new.txt",
        "OutsideFolder out/a/b/c",
        "NotRegular link.txt",
        "NotRegular inner.txt",
        "NotRegular dangling",
        "NotRegular sub",
        "NotRegular here.txt/below",
        "BadName ",
        "BadName .",
        "BadName ./here.txt",
        "BadName sub/",
        "BadName sub//a",
        "BadName a\nb",
        "BadName a\0b",
        "BadName a\u0085b",
        "BadName a\ud800b",
        "Refused muster.jar",
        "Refused logs/worker.log"
      })
  void aNameThatLeadsElsewhereIsRefusedBothWays(String line) throws IOException {
    var type = line.substring(0, line.indexOf(' '));
    var name = line.substring(line.indexOf(' ') + 1);
    var before = everything();
    problem(type, () -> folder.write(name, hashOf("new"), stream("new")));
    problem(type, () -> folder.checkWritable(name));
    if (!type.equals("Refused") && !name.endsWith("new.txt")) {
      problem(type, () -> folder.open(name));
    }
    assertThat(everything()).isEqualTo(before);
    assertThat(outside.resolve("secret.txt")).hasContent("secret");
  }

  @Test
  void ownFilesAreKnownByPlaceAndByHardLink() throws IOException {
    Files.writeString(root.resolve("muster.jar"), "jar");
    Files.createLink(root.resolve("another name"), root.resolve("muster.jar"));
    Files.createDirectory(root.resolve("logs"));
    Files.writeString(root.resolve("logs/worker.log"), "log");
    for (var name : List.of("muster.jar", "another name", "logs/worker.log")) {
      problem("Refused", () -> folder.open(name));
      problem("Refused", () -> folder.write(name, hashOf("new"), stream("new")));
    }
    var log = outside.resolve("by-link.log");
    Files.createSymbolicLink(log, root.resolve("here.txt"));
    var linked = new Folder(root, List.of(log));
    problem("Refused", () -> linked.open("here.txt"));
  }

  @Test
  void aFolderReachedByALinkIsTheFolderItself() throws IOException {
    var link = Files.createSymbolicLink(outside.resolve("to-work"), root);
    var linked = new Folder(link, List.of(link.resolve("here.txt")));
    assertThat(linked.root()).isEqualTo(root.toRealPath());
    problem("Refused", () -> linked.open("here.txt"));
    problem("NoSuchFile", () -> new Folder(outside.resolve("gone"), List.of()));
  }

  @Test
  @Timeout(20)
  void aPipeOrADeviceIsNeverOpened() throws Exception {
    Pipes.make(root.resolve("pipe"));
    problem("NotRegular", () -> folder.open("pipe"));
    problem("NotRegular", () -> folder.write("pipe", hashOf("new"), stream("new")));
    var devices = new Folder(Path.of("/dev"), List.of());
    problem("NotRegular", () -> devices.open("zero"));
    problem("NotRegular", () -> devices.hash("null", 10));
  }

  @Test
  void whatIsGoneIsOneSentence() {
    problem("NoSuchFile", () -> folder.open("gone.txt"));
    problem("NoSuchFile", () -> folder.open("gone/gone.txt"));
    assertThatThrownBy(() -> folder.open("gone.txt")).hasMessage("There is no \"gone.txt\" here.");
  }

  @Test
  void aFileIsWrittenWholeWithItsFolders() throws IOException {
    assertThat(folder.write("a/b c/grün::1.txt", hashOf("new"), stream("new"))).isTrue();
    assertThat(root.resolve("a/b c/grün::1.txt")).hasContent("new");
    assertThat(names(root.resolve("a/b c"))).containsExactly("grün::1.txt");
    assertThat(folder.write("empty", hashOf(""), stream(""))).isTrue();
    assertThat(root.resolve("empty")).isEmptyFile();
  }

  @Test
  void aFileThatIsThereWithTheSameContentStaysUntouched() throws IOException {
    var before = Files.getLastModifiedTime(root.resolve("here.txt"));
    var asked = new AtomicBoolean();
    try (var staged =
        Staged.in(
            folder,
            "here.txt",
            hashOf("here"),
            () -> {
              asked.set(true);
              return stream("here");
            })) {
      staged.commit();
      assertThat(staged.isNeeded()).isFalse();
    }
    assertThat(asked).isFalse();
    assertThat(Files.getLastModifiedTime(root.resolve("here.txt"))).isEqualTo(before);
  }

  @Test
  void whatReplacesAFileKeepsItsPermissionsAndNotItsOtherNames() throws IOException {
    var script = root.resolve("run.sh");
    Files.writeString(script, "old");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    Files.createLink(outside.resolve("other name"), script);
    assertThat(folder.write("run.sh", hashOf("new"), stream("new"))).isTrue();
    assertThat(script).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
        .isEqualTo("rwx------");
    assertThat(outside.resolve("other name")).hasContent("old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ne", "newer", "odd"})
  void contentThatIsNotWhatItShouldBeLeavesNothingBehind(String content) throws IOException {
    var before = everything();
    problem("Corrupt", () -> folder.write("here.txt", hashOf("new"), stream(content)));
    problem("Corrupt", () -> folder.write("x/y/new.txt", hashOf("new"), stream(content)));
    assertThat(everything()).isEqualTo(before);
    assertThat(root.resolve("here.txt")).hasContent("here");
  }

  @Test
  void aSourceThatBreaksAndADiskThatIsFullLeaveNothingBehind() throws IOException {
    var before = everything();
    problem("Disk", () -> folder.write("x/new.txt", hashOf("new"), broken("No space left")));
    assertThatThrownBy(() -> folder.write("x/new.txt", hashOf("new"), broken("No space left")))
        .hasMessage("Could not write \"x/new.txt\": No space left.");
    assertThat(everything()).isEqualTo(before);
    var name = "n".repeat(300);
    problem("Disk", () -> folder.write(name, hashOf("new"), stream("new")));
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aFolderThatBecomesALinkMeanwhileIsNotFollowed() throws IOException {
    try (var staged = Staged.in(folder, "sub/new.txt", hashOf("new"), () -> stream("new"))) {
      Files.move(root.resolve("sub"), root.resolve("moved"));
      Files.createSymbolicLink(root.resolve("sub"), outside.resolve("elsewhere"));
      problem("OutsideFolder", staged::commit);
    }
    assertThat(names(outside.resolve("elsewhere"))).isEmpty();
  }

  @Test
  void aLinkThatTakesTheFilesPlaceMeanwhileIsNotWrittenThrough() throws IOException {
    try (var staged = Staged.in(folder, "new.txt", hashOf("new"), () -> stream("new"))) {
      Files.createSymbolicLink(root.resolve("new.txt"), outside.resolve("secret.txt"));
      problem("NotRegular", staged::commit);
    }
    assertThat(outside.resolve("secret.txt")).hasContent("secret");
    assertThat(names(root)).noneMatch(it -> it.startsWith(".muster"));
  }

  @Test
  void anInterruptEndsAWriteAndLeavesNothingBehind() throws IOException {
    var before = everything();
    Thread.currentThread().interrupt();
    problem("Interrupted", () -> folder.write("x/new.txt", hashOf("new"), stream("new")));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(everything()).isEqualTo(before);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static InputStream broken(String why) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException(why);
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        throw new IOException(why);
      }
    };
  }

  private static FileHash hashOf(String text) throws IOException {
    return Digests.of(stream(text), 100, text);
  }

  private List<String> everything() throws IOException {
    try (Stream<Path> all = Files.walk(outside)) {
      return all.map(it -> it + (Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS) ? "" : "/"))
          .sorted()
          .toList();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(it -> it.getFileName().toString()).toList();
    }
  }
}
