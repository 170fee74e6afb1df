package dev.muster.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.Pack;
import dev.muster.shared.files.PackInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntriesTest {
  private static final FileHash OLD = hash("a");
  private static final FileHash NEW = hash("b");

  private static FileHash hash(String digit) {
    return new FileHash(digit.repeat(32), digit.repeat(64), 10);
  }

  private static PackInfo pack(long time, Map<String, FileHash> files) {
    return new PackInfo(time + "-0", new Pack(files), "me@here", Instant.ofEpochMilli(time));
  }

  @Test
  void eachNameAndContentStandsOnceAndAnOlderVersionIsTold() {
    var newest = pack(3, Map.of("f", NEW));
    var again = pack(2, Map.of("f", NEW));
    var oldest = pack(1, Map.of("f", OLD));
    var all = Entries.of(List.of(newest, again, oldest));
    assertThat(all)
        .containsExactly(
            new FileEntry("f", NEW, newest, 2, false), new FileEntry("f", OLD, oldest, 1, true));
    assertThat(Entries.of(oldest, all)).containsExactly(new FileEntry("f", OLD, oldest, 1, true));
    assertThat(Entries.pack(all)).isEmpty();
    assertThat(Entries.pack(all.subList(0, 1))).contains(newest.pack());
  }

  @Test
  void aPackIsCalledByItsFiles() {
    assertThat(PackRow.of(pack(1, Map.of())).title()).isEqualTo("No files");
    assertThat(PackRow.of(pack(1, Map.of("f", NEW))).title()).isEqualTo("f");
    var many = Map.of("a", NEW, "b", NEW, "c", OLD, "d", OLD);
    assertThat(PackRow.of(pack(1, many)).title()).endsWith("and 3 more");
    assertThat(PackRow.of(pack(1, many)).bytes()).isEqualTo(40);
  }
}
