package dev.muster.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.background.Toolkit;
import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.DraggedFiles;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/// Files that are dropped on the screen of files become a pack.
class DroppedFilesWindowTest extends FilesWindow {
  @Test
  void droppedFilesArePutIntoRedisByteByByte() throws Exception {
    var model = Files.write(folder.resolve("model.bin"), new byte[] {0, 1, -1, 13, 10, 0});
    var notes = Files.writeString(folder.resolve("notes.txt"), "of this desktop");
    open();
    see("No files are in Redis yet");
    assertThat(marked(".drop-here")).isFalse();
    var drag = new DraggedFiles(List.of(model, notes));
    assertThat(drag.over(node(".files-view"))).isEqualTo(TransferMode.COPY);
    assertThat(hasState(".files-view", "dropping")).isTrue();
    assertThat(marked(".drop-here")).isTrue();
    assertThat(marked(".drop-zone")).isTrue();
    picture("files-dropping");
    assertThat(drag.drop(node(".files-view"))).isTrue();
    assertThat(hasState(".files-view", "dropping")).isFalse();
    see("2 files in Redis, 21 B.");
    see("2 of 2");
    see("model.bin");
    see("notes.txt");
    picture("files-dropped");
    var pack = fleet.queue().files().packs(10).getFirst().pack();
    assertThat(pack.files()).containsOnlyKeys("model.bin", "notes.txt");
    var back = Files.createDirectory(folder.resolve("back"));
    fleet.queue().files().unpack(pack, back);
    assertThat(back.resolve("model.bin")).hasSameBinaryContentAs(model);
    assertThat(back.resolve("notes.txt")).hasSameBinaryContentAs(notes);
  }

  /// Whether it stands out from what is around it.
  private boolean marked(String selector) throws Exception {
    var place = (Region) node(selector);
    return Toolkit.call(
        () ->
            place.getBackground() != null
                && place.getBackground().getFills().stream()
                    .anyMatch(fill -> !fill.getFill().equals(Color.TRANSPARENT)));
  }

  @Test
  void aDragThatGoesOnElsewhereLeavesNothing() throws Exception {
    var notes = Files.writeString(folder.resolve("notes.txt"), "of this desktop");
    open();
    var drag = new DraggedFiles(List.of(notes));
    drag.over(node(".files-view"));
    drag.leave(node(".files-view"));
    assertThat(hasState(".files-view", "dropping")).isFalse();
    see("No files are in Redis yet");
    assertThat(fleet.queue().files().packs(10)).isEmpty();
  }

  @Test
  void aWindowThatMayOnlyReadTakesNone() throws Exception {
    var notes = Files.writeString(folder.resolve("notes.txt"), "of this desktop");
    var place = new Place(fleet.queue().address(), "jobs", "Farm", Colour.PRODUCTION, true, false);
    try (App _ = openApp(Settings.inMemory(), 1_280, 800, window -> window.open(place))) {
      see("web1::3301");
      type(KeyCode.DIGIT5);
      var drag = new DraggedFiles(List.of(notes));
      assertThat(drag.over(node(".files-view"))).isNull();
      assertThat(hasState(".files-view", "dropping")).isFalse();
      assertThat(fleet.queue().files().packs(10)).isEmpty();
      close();
    }
  }
}
