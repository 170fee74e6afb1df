package dev.muster.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainOpenFolderTest {
  @TempDir Path temp;

  @Test
  void itReadsWritesMovesAndDeletesAsTheSecureOneDoes() throws IOException {
    try (var plain = new PlainOpenFolder(temp.toRealPath());
        var secure = OpenFolder.of(temp.toRealPath())) {
      assertThat(secure).isInstanceOf(SecureOpenFolder.class);
      for (var folder : new OpenFolder[] {plain, secure}) {
        folder.makeFolder(Path.of("sub"));
        try (var sub = folder.enter(Path.of("sub"))) {
          try (var channel = sub.create(Path.of("a"), null)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
          }
          sub.move(Path.of("a"), Path.of("b"));
          try (var channel = sub.read(Path.of("b"))) {
            assertThat(channel.size()).isEqualTo(3);
          }
          assertThat(sub.names()).hasSize(1);
          assertThat(sub.attributes(Path.of("a"))).isNull();
          assertThat(sub.permissions(Path.of("b"))).isNotEmpty();
          sub.delete(Path.of("b"));
        }
        folder.deleteFolder(Path.of("sub"));
      }
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void itFollowsNoLink() throws IOException {
    var root = Files.createDirectory(temp.toRealPath().resolve("root"));
    var sub = Files.createDirectory(root.resolve("sub"));
    var outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("link"), outside);
    Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret"));
    try (var folder = new PlainOpenFolder(root);
        var inner = folder.enter(Path.of("sub"))) {
      assertThatThrownBy(() -> folder.enter(Path.of("link")))
          .isInstanceOf(FileSystemException.class);
      assertThatThrownBy(() -> folder.read(Path.of("file"))).isInstanceOf(IOException.class);
      Files.delete(sub);
      Files.createSymbolicLink(sub, outside);
      assertThatThrownBy(() -> inner.read(Path.of("secret")))
          .isInstanceOf(FileSystemException.class);
      assertThatThrownBy(() -> inner.create(Path.of("new"), null))
          .isInstanceOf(FileSystemException.class);
    }
    assertThat(outside.resolve("new")).doesNotExist();
  }
}
