package dev.muster.app.files;

import dev.muster.app.testing.Morning;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Files of this machine that are pasted become a pack, which is sent to workers.
class PastedFilesWindowTest extends FilesWindow {
  private void paste(Path file) throws Exception {
    inWindow(
        () -> {
          var content = new ClipboardContent();
          content.putFiles(List.of(file.toFile()));
          Clipboard.getSystemClipboard().setContent(content);
        });
    hands.push(KeyCode.CONTROL, KeyCode.V);
  }

  @Test
  void filesFromHereBecomeAPackAndAreSentToTheSelected() throws Exception {
    Files.writeString(folder.resolve("lab.java"), Morning.FUNCTIONS);
    open();
    see("No files are in Redis yet");
    paste(folder.resolve("lab.java"));
    see("1 file in Redis, 576 B.");
    see("lab.java");
    see("this desktop");
    inWindow(() -> session().selection().setAll("web1::3301", "gpu1::2207"));
    press("Send to workers…");
    see("Before sending lab.java");
    see("Selected 2");
    picture("files-send");
    press("Send to 2 workers");
    see("0 of 2 workers have it");
    fleet.answer("web1::3301", "\"OK\"");
    see("1 of 2 workers have it");
    fleet.fail("gpu1::2207", "Disk", "No space left on device.");
    see("1 of 2 workers have it, 1 failed: No space left on device.");
    picture("files-sent");
    press("Replies");
    see("PULL 2/2");
  }

  @Test
  void whatIsTooLargeIsRefusedInASentence() throws Exception {
    try (var file = new RandomAccessFile(folder.resolve("huge").toFile(), "rw")) {
      file.setLength(300L << 20);
    }
    open();
    see("No files are in Redis yet");
    paste(folder.resolve("huge"));
    see("\"huge\" has more than 256 MiB, the most that is put into Redis: copy it another way.");
    picture("files-too-large");
  }
}
