package dev.muster.app.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.shared.files.FileHash;
import dev.muster.shared.files.Pack;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Redis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Files of a pack are saved to this machine, where nothing is replaced unasked.
class SavedFilesWindowTest extends FilesWindow {
  @Test
  void whatAWorkerPushedIsSavedByteByByteAndNothingIsReplacedUnasked() throws Exception {
    var content = bytes(1_300_000);
    push(
        "gpu1::2207",
        Map.of("data/model.bin", content, "notes.txt", "of the worker".getBytes(UTF_8)));
    var into = folder.resolve("saved/here");
    open();
    see("data/model.bin");
    press("Save all…");
    see("Save data/model.bin and 1 more, 1.3 MB");
    write(".plan-card .text-field", "relative");
    see("Write the whole path");
    write(".plan-card .text-field", into.toString());
    picture("files-save");
    press("Save here");
    see("2 files saved in " + into);
    assertThat(into.resolve("data/model.bin")).hasBinaryContent(content);
    assertThat(into.resolve("notes.txt")).hasContent("of the worker");
    Files.writeString(into.resolve("notes.txt"), "mine");
    press("Save all…");
    press("Save here");
    see("There already with another content: notes.txt.");
    assertThat(into.resolve("notes.txt")).hasContent("mine");
    picture("files-replace");
    press("Replace 1 file");
    see("1 file saved, 1 there already, in " + into);
    assertThat(into.resolve("notes.txt")).hasContent("of the worker");
  }

  @Test
  void whereNothingMayBeWrittenThatIsSaidAndNothingIsLeftHalfWritten() throws Exception {
    push("gpu1::2207", Map.of("a.txt", bytes(700_000), "b.txt", bytes(3)));
    var into = unwritable();
    open();
    see("2 of 2");
    press("Save all…");
    write(".plan-card .text-field", into.resolve("saved").toString());
    press("Save here");
    see("The folder " + into.resolve("saved") + " can't be made: choose another.");
    assertThat(into.resolve("saved")).doesNotExist();
    picture("files-unwritable");
  }

  private static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /// Whoever is root may write everywhere but where the system itself lets nobody.
  private Path unwritable() throws IOException {
    var locked = Files.createDirectory(folder.resolve("locked"));
    if (!locked.toFile().setWritable(false) || Files.isWritable(locked)) {
      return Path.of("/sys");
    }
    return locked;
  }

  @Test
  void hostileNamesAreShownPlainAndNeverLeadOut() throws Exception {
    var hash = fleet.queue().files().put("x", "x".getBytes(UTF_8));
    pack(Map.of("a\u202Egnp.exe\nnext", hash));
    pack(Map.of("../../etc/passwd", hash));
    open();
    see("../../etc/passwd");
    see("a\uFFFDgnp.exe␊next");
    select("../../etc/passwd");
    press("Save…");
    write(".plan-card .text-field", folder.toString());
    press("Save here");
    see("leads out of the working folder by \"..\".");
    picture("files-hostile");
    assertThat(folder).isEmptyDirectory();
  }

  private void pack(Map<String, FileHash> files) {
    try (var redis = new Redis(fleet.queue().address(), "test", false)) {
      var packs = PretendedFleet.QUEUE + ":packs";
      redis.call("XADD", packs, "*", "pack", Json.write(new Pack(files)), "by", "gpu1::2207");
    }
  }
}
