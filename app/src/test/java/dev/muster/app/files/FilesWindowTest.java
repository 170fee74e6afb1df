package dev.muster.app.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Toolkit;
import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.Morning;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// What is in Redis stands in a list of packs and a table of files, and is looked into.
class FilesWindowTest extends FilesWindow {
  @Test
  void packsStandNewestFirstAndTheChosenFileIsLookedInto() throws Exception {
    new Morning(fleet).files(folder);
    open();
    see("All files");
    see("this desktop");
    see("gpu1::2207");
    see("8 in Redis");
    see("older version");
    select("myfuns.java");
    see("public static double slowdouble");
    see("Java, 19 lines, UTF-8");
    picture("files");
    press("Facts");
    see("SHA-256");
    select("heat-807.png");
    see("PNG, 420 × 260");
    picture("files-picture");
    select("events.parquet");
    see("Binary, 880 kB");
    see("00000000  ");
    see("The first 64 KiB of 880 kB.");
    picture("files-hex");
    press("Show more");
    see("The first 128 KiB of 880 kB.");
    press("Show more");
    see("The first 192 KiB of 880 kB.");
    press("Show more");
    see("The first 256 KiB of 880 kB. Save it to see the rest.");
  }

  @Test
  void nothingInRedisYetSaysWhatToDo() throws Exception {
    open();
    see("No files are in Redis yet");
    see("Drop files here");
    picture("files-empty");
  }

  @Test
  void aFilterThatHidesAllIsCleared() throws Exception {
    new Morning(fleet).files(folder);
    open();
    see("8 of 8");
    write(".files-view .filter-field", "gpu1");
    see("3 of 8");
    write(".files-view .filter-field", "nowhere");
    see("0 of 8 files");
    see("None has “nowhere” in its name, hash or origin.");
    press("Clear");
    see("8 of 8");
  }

  @Test
  void aPackIsForgottenOnlyOnceThatWasConfirmed() throws Exception {
    push("gpu1::2207", Map.of("a.txt", "a".getBytes(UTF_8)));
    push("gpu1::2207", Map.of("b.txt", "b".getBytes(UTF_8)));
    open();
    see("2 of 2");
    assertThat(isEnabled("Forget pack…")).isFalse();
    hands.push(KeyCode.DOWN);
    see("1 of 1");
    press("Forget pack…");
    see("Forget b.txt?");
    press("Cancel");
    seeNoMore("Forget b.txt?");
    press("Forget pack…");
    picture("files-forget");
    press("Forget it");
    seeNoMore("b.txt");
    assertThat(fleet.queue().files().packs(10)).hasSize(1);
  }

  private boolean isEnabled(String words) throws Exception {
    return node(".selection-bar").getScene().getRoot().lookupAll(".button").stream()
        .anyMatch(button -> words.equals(button.getAccessibleText()) && !button.isDisabled());
  }

  @Test
  void aContentThatIsGoneIsSaidSo() throws Exception {
    var pack = push("gpu1::2207", Map.of("a.txt", "a".getBytes(UTF_8)));
    pack.files().values().forEach(hash -> fleet.queue().files().forget(hash.sha256()));
    open();
    see("Could not look into a.txt");
    see("The content of \"a.txt\" is not in Redis, or no longer whole: PUSH or pack it again.");
    picture("files-missing");
  }

  @Test
  void withoutRedisWhatWasSeenStaysAndNothingIsSent() throws Exception {
    new Morning(fleet).files(folder);
    open();
    see("8 of 8");
    select("myfuns.java");
    see("slowdouble");
    fleet.server().close();
    see("Stale since ");
    see("8 of 8");
    select("align.json");
    see("Could not look into align.json");
    press("Send…");
    see("Redis doesn't answer: nothing can be sent until it does.");
    picture("files-stale");
  }

  @Test
  void aSmallWindowShowsAllOfItsParts() throws Exception {
    openOn(fleet.server().url(), 1_000, 700);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    type(KeyCode.DIGIT5);
    for (var part :
        List.of(".packs-pane", ".worker-folders", ".files-table", ".preview", ".drop-zone")) {
      var bounds = node(part).localToScene(node(part).getLayoutBounds());
      assertThat(bounds.getMinX()).as(part).isNotNegative();
      assertThat(bounds.getMaxX()).as(part).isLessThanOrEqualTo(1_000);
      assertThat(bounds.getMaxY()).as(part).isLessThanOrEqualTo(700);
    }
    var packs = node(".packs-pane").localToScene(node(".packs-pane").getLayoutBounds());
    var toolbar = node(".files-middle .toolbar");
    assertThat(toolbar.localToScene(toolbar.getLayoutBounds()).getMinX())
        .isGreaterThanOrEqualTo(packs.getMaxX());
    picture("files-small");
    var title = (Region) node(".files-middle .toolbar .pane-title");
    assertThat(title.getWidth()).isGreaterThanOrEqualTo(title.prefWidth(-1));
  }

  @Test
  void aClickOnAColumnsHeaderSortsByIt() throws Exception {
    push("gpu1::2207", Map.of("b.txt", new byte[20], "a.txt", new byte[30], "c.txt", new byte[10]));
    open();
    see("3 of 3");
    assertThat(names()).containsExactly("a.txt", "b.txt", "c.txt");
    clickHeader("Size");
    assertThat(names()).containsExactly("c.txt", "b.txt", "a.txt");
    clickHeader("Size");
    assertThat(names()).containsExactly("a.txt", "b.txt", "c.txt");
    clickHeader("Name");
    clickHeader("Name");
    assertThat(names()).containsExactly("c.txt", "b.txt", "a.txt");
  }

  private List<String> names() throws Exception {
    var table = (TableView<?>) node(".files-table");
    return Toolkit.call(
        () -> table.getItems().stream().map(one -> ((FileEntry) one).name()).toList());
  }

  /// The screen in memory takes each click for one that asks for a menu, which sorts nothing: so
  /// the header is told of a click as a screen does.
  private void clickHeader(String words) throws Exception {
    var header =
        node(".files-table").lookupAll(".column-header").stream()
            .filter(
                one ->
                    one.lookupAll(".label").stream()
                        .anyMatch(label -> words.equals(((Labeled) label).getText())))
            .findFirst()
            .orElseThrow();
    for (var what : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
      inWindow(() -> Event.fireEvent(header, click(what)));
    }
  }

  private static MouseEvent click(EventType<MouseEvent> what) {
    return new MouseEvent(
        what,
        9,
        9,
        9,
        9,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        what == MouseEvent.MOUSE_PRESSED,
        false,
        false,
        false,
        false,
        true,
        null);
  }
}
