package dev.muster.shared.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {
  @TempDir private Path folder;

  @Test
  void aCacheIsUsedOnlyWhileItIsNewerThanItsJar() throws IOException {
    var cache = folder.resolve("a.aot");
    var jar = Files.createFile(folder.resolve("a.jar"));
    assertThat(ClassCache.flags(cache, jar)).isEmpty();
    Files.createFile(cache);
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000));
    Files.setLastModifiedTime(cache, FileTime.fromMillis(2_000));
    assertThat(ClassCache.flags(cache, jar)).contains("-XX:AOTCache=" + cache);
    Files.setLastModifiedTime(jar, FileTime.fromMillis(3_000));
    assertThat(ClassCache.flags(cache, jar)).isEmpty();
  }

  @Test
  void classesInAFolderHaveNoCache() throws IOException {
    var classes = Files.createDirectory(folder.resolve("classes"));
    var cache = Files.createFile(folder.resolve("a.aot"));
    Files.setLastModifiedTime(classes, FileTime.fromMillis(1_000));
    assertThat(ClassCache.flags(cache, classes)).isEmpty();
  }
}
