package dev.muster.app.here;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatheredTest {
  @TempDir private Path folder = Path.of("");

  private Path file(String name) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  @Test
  void filesAndFoldersOfOneFolderKeepTheirNames() throws IOException {
    var one = file("one.txt");
    file("sub/two.txt");
    file("sub/deep/three.txt");
    Files.createSymbolicLink(folder.resolve("sub/link"), Path.of("/etc/passwd"));
    assertThat(Gathered.of(List.of(one, folder.resolve("sub"))))
        .isEqualTo(
            new Gathered(
                folder.toAbsolutePath().normalize(),
                List.of("one.txt", "sub/deep/three.txt", "sub/two.txt")));
  }

  @Test
  void whatCantBeOnePackIsRefusedInASentence() throws IOException {
    var one = file("one.txt");
    var two = file("sub/two.txt");
    var empty = Files.createDirectory(folder.resolve("empty"));
    for (var given : List.of(List.of(one, two), List.of(empty), List.of(Path.of("/")))) {
      assertThatThrownBy(() -> Gathered.of(given))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(".");
    }
  }
}
