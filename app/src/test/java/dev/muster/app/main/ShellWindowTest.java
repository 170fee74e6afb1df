package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.WorkerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every screen: what is shown can be taken out, made larger and taken back, and
/// what failed can be looked into.
class ShellWindowTest extends WindowTest {
  private static final String ADDRESS = "redis://:secret@queue.example.net:6380";
  @TempDir private Path folder = Path.of("");

  private void openOnALargeFleet() throws Exception {
    openOn(ADDRESS, 1_440, 900);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    inWindow(() -> table().requestFocus());
  }

  private TableView<?> table() {
    return (TableView<?>) hands.lookup(".workers-table").query();
  }

  private String clipboard() throws Exception {
    var text = new String[1];
    inWindow(() -> text[0] = Clipboard.getSystemClipboard().getString());
    return text[0];
  }

  @Test
  void whatIsShownIsSavedAsCsvAndJsonAndNoFileIsReplacedUnasked() throws Exception {
    openOnALargeFleet();
    type(KeyCode.SLASH);
    hands.write("gpu1");
    see("5 of 41");
    type(KeyCode.ENTER);
    type(KeyCode.CONTROL, KeyCode.E);
    see("Export 5 workers");
    var field = (TextField) node(".export .text-field");
    assertThat(field.getText()).endsWith("workers-jobs.csv");
    var file = folder.resolve("deep/down/them.csv");
    inWindow(() -> field.setText(file.toString()));
    picture("export");
    type(KeyCode.ENTER);
    see("5 workers are in ");
    assertThat(Files.readAllLines(file))
        .hasSize(6)
        .startsWith(
            "worker,state,task,code,elapsed,beat,expire,beats,done,failed,load,memory,environments,"
                + "host,log,version")
        .anyMatch(
            line -> line.contains("gpu1::2203,BUSY,18404,\"simulate(\"\"run-811\"\", 4000)\""));
    type(KeyCode.ENTER);
    see("is there already. Replace it, or name another.");
    press("Replace");
    seeNoMore("is there already");
    press("JSON");
    assertThat(field.getText()).endsWith("them.json");
    press("Copy to the clipboard");
    see("5 workers are on the clipboard.");
    var rows = Json.parse(clipboard());
    assertThat(rows).hasSize(5);
    assertThat(rows.get(0).get("memory").asLong()).isEqualTo(249_000_000);
    assertThat(rows.get(0).get("environments").get(0).asString()).startsWith("9ba846ce");
    inWindow(() -> field.setText(folder.toString()));
    press("Save");
    see("Could not write " + folder);
    see("1 problem");
    type(KeyCode.ESCAPE);
    seeNoMore("Export 5 workers");
  }

  @Test
  void theChosenAreCopiedAsACommandLineWithoutThePassword() throws Exception {
    openOnALargeFleet();
    inWindow(() -> session().selection().setAll("db1::893", "gpu1::2203"));
    type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    assertThat(clipboard())
        .isEqualTo(
            "muster send jobs PING --to db1::893 gpu1::2203 --redis"
                + " redis://queue.example.net:6380");
    press("Busy");
    press("Select all 9");
    type(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    assertThat(clipboard()).contains(" PING --filter state:busy --redis ");
  }

  @Test
  void whoeverIsChosenStaysChosenThoughARefreshTakesThemOutOfTheFilter() throws Exception {
    openOnALargeFleet();
    press("Busy");
    see("9 of 41");
    press("Select all 9");
    see("9 selected");
    var calmed =
        Fleets.of(
            Fleets.large().workers().stream()
                .map(
                    one ->
                        one.state() == WorkerState.BUSY
                            ? Fleets.worker(one.worker(), WorkerState.IDLE, null, null, 3)
                            : one)
                .toList());
    inWindow(() -> session().heard(calmed, Duration.ofMillis(1)));
    see("9 selected");
    see("9 idle");
    assertThat(table().getItems()).hasSize(9);
    press("All, 41");
    see("9 selected");
    press("Busy");
    see("0 of 41 workers");
    assertThat(session().selection()).isEmpty();
  }

  @Test
  void clearedFiltersComeBack() throws Exception {
    openOnALargeFleet();
    press("Lost");
    type(KeyCode.SLASH);
    hands.write("gpu");
    see("0 of 41 workers");
    press("Clear");
    see("The filters are gone.");
    picture("undo");
    type(KeyCode.CONTROL, KeyCode.Z);
    see("None is lost and matches “gpu”.");
    seeNoMore("The filters are gone.");
  }

  @Test
  void whatFailedIsLookedIntoWithoutThePassword() throws Exception {
    openOnALargeFleet();
    inWindow(
        () -> {
          var cause = new IllegalStateException("no answer from :secret@queue");
          session().failed("Redis doesn't answer. Is it running?", cause);
          session().failed("Redis doesn't answer. Is it running?", cause);
        });
    press("1 problem");
    see("Redis doesn't answer. Is it running? (2 times)");
    see("java.lang.IllegalStateException: no answer from :…@queue");
    seeNoMore("secret");
    picture("problems");
    press("Copy all of it");
    assertThat(clipboard())
        .contains("queue jobs", "IllegalStateException")
        .doesNotContain("secret");
    type(KeyCode.ESCAPE);
    seeNoMore("java.lang.IllegalStateException");
    type(KeyCode.F8);
    see("java.lang.IllegalStateException");
  }

  @Test
  void aClosedWindowHoldsNothingThatGoesOn() throws Exception {
    try (var fleet = new PretendedFleet("web1::1")) {
      var place = Place.of(RedisAddress.parse(fleet.server().url()), PretendedFleet.QUEUE);
      try (var _ = openApp(Settings.inMemory(), 1_280, 800, window -> window.open(place))) {
        see("web1::1");
        var scene = node(".main-view").getScene();
        inWindow(() -> scene.getWindow().hide());
        await(() -> scene.lookup(".main-view") == null);
      }
    }
  }

  @Test
  void aWindowThatWasAskedForAheadIsFilledAndThenMadeWhole() throws Exception {
    try (var fleet = new PretendedFleet("web1::1")) {
      var place = Place.of(RedisAddress.parse(fleet.server().url()), PretendedFleet.QUEUE);
      var ahead = App.ahead(place);
      try (var _ = openApp(Settings.inMemory(), 1_440, 900, window -> window.open(ahead))) {
        see("web1::1");
        see("RESUME");
        type(KeyCode.L);
        see("Following");
        type(KeyCode.DIGIT5);
        see("No files are in Redis yet");
      }
    }
  }

  @Test
  void theSizeAndTheThemeAreChosenByKeyAndKept() throws Exception {
    var place = Place.of(RedisAddress.parse("redis://127.0.0.1:1"), "jobs");
    try (var app = openApp(Settings.in(folder), 1_440, 900, window -> window.open(place))) {
      see("Could not reach");
      type(KeyCode.CONTROL, KeyCode.EQUALS);
      type(KeyCode.CONTROL, KeyCode.EQUALS);
      assertThat(app.theme().size().get()).isEqualTo(1.25);
      type(KeyCode.CONTROL, KeyCode.T);
      assertThat(app.theme().dark().get()).isTrue();
      var settings = (MenuButton) node(".settings-menu");
      assertThat(settings.getItems())
          .filteredOn(item -> item instanceof RadioMenuItem radio && radio.isSelected())
          .extracting("id")
          .containsExactly("Dark");
      close();
    }
    var kept = Settings.in(folder).kept();
    assertThat(kept.dark()).isTrue();
    try (var again = again()) {
      assertThat(again.theme().size().get()).isEqualTo(1.25);
      inWindow(() -> again.theme().follow());
      assertThat(again.theme().chosen()).isEmpty();
      type(KeyCode.CONTROL, KeyCode.DIGIT0);
      assertThat(again.theme().size().get()).isEqualTo(1);
    }
  }

  private App again() throws Exception {
    return openApp(Settings.in(folder), 1_440, 900, window -> window.choose(null));
  }

  @Test
  void sixWorkersStayInSightAboveEachPaneAtEachSize() throws Exception {
    openOn(ADDRESS, 1_280, 800);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    for (var factor : Theme.SIZES) {
      inWindow(() -> theme().size().set(factor));
      for (var pane : List.of("Composer", "Replies", "Log")) {
        press(pane);
        await(() -> rowsInSight() >= 6);
        if (pane.equals("Composer")) {
          await(
              () -> bottomOf(node(".composer .consequence-bar")) <= topOf(node(".status-bar")) + 1);
        }
        if (factor == 1.5) {
          picture("large-" + pane.toLowerCase(java.util.Locale.ROOT));
        }
      }
    }
  }

  private long rowsInSight() throws Exception {
    var bottom = bottomOf(node(".workers-table .clipped-container"));
    return table().lookupAll(".table-row-cell").stream()
        .filter(row -> row.isVisible() && bottomOf(row) <= bottom + 0.5)
        .count();
  }

  private static double topOf(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMinY();
  }

  private static double bottomOf(Node node) {
    return node.localToScene(node.getLayoutBounds()).getMaxY();
  }

  @Test
  void everyScreenHoldsAtEachSizeAndInASmallWindow() throws Exception {
    for (var size : List.of(new double[] {800, 600}, new double[] {1_280, 800})) {
      openOn(ADDRESS, size[0], size[1]);
      inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
      for (var factor : Theme.SIZES) {
        inWindow(() -> theme().size().set(factor));
        for (var key : List.of(KeyCode.DIGIT2, KeyCode.DIGIT4, KeyCode.DIGIT5)) {
          type(key);
          for (var part : List.of(".top-stripe", ".cards", ".rail", ".status-bar")) {
            var bounds = node(part).localToScene(node(part).getLayoutBounds());
            assertThat(bounds.getMinX()).as(part).isGreaterThan(-1);
            assertThat(bounds.getMaxX()).as(part).isLessThan(size[0] + 1.5);
            assertThat(bounds.getMaxY()).as(part).isLessThan(size[1] + 1.5);
          }
          if (size[0] > 1_000 || factor == 1) {
            picture("size-%.0f-%.0f-%s".formatted(size[0], factor * 100, key));
          }
        }
      }
      close();
    }
  }

  @Test
  void theTableIsSortedAndItsColumnsMovedWithoutAMouse() throws Exception {
    openOnALargeFleet();
    for (var words :
        List.of("sort workers by done", "sort workers by done", "move column load left")) {
      type(KeyCode.CONTROL, KeyCode.K);
      hands.write(words);
      type(KeyCode.ENTER);
    }
    assertThat(table().getSortOrder().getFirst().getText()).isEqualTo("Done");
    assertThat(table().getSortOrder().getFirst().getSortType()).hasToString("DESCENDING");
    assertThat(table().getVisibleLeafColumns().stream().map(column -> column.getText()).toList())
        .containsSubsequence("Load", "Failed");
  }

  @Test
  void whoWasChosenIsChosenAgainAtTheNextStart() throws Exception {
    try (var fleet = new PretendedFleet("web1::1", "web1::2", "web1::3")) {
      var place = Place.of(fleet.queue().address(), PretendedFleet.QUEUE);
      try (var app = openApp(Settings.in(folder), 1_440, 900, window -> window.open(place))) {
        see("3 live");
        inWindow(() -> table().getSelectionModel().selectIndices(0, 2));
        see("2 selected");
        assertThat(app.theme().dark().get()).isFalse();
        close();
      }
      assertThat(Settings.in(folder).kept().chosen().values())
          .containsExactly(List.of("web1::1", "web1::3"));
      try (var again = openApp(Settings.in(folder), 1_440, 900, window -> window.open(place))) {
        see("2 selected");
        assertThat(table().getSelectionModel().getSelectedIndices()).containsExactly(0, 2);
        assertThat(again.theme().dark().get()).isFalse();
        close();
      }
    }
  }

  @Test
  void whoRunsNothingIsNotAskedWhetherToCancelIt() throws Exception {
    openOnALargeFleet();
    inWindow(() -> session().selection().setAll("web1::3220"));
    await(() -> detail().equals("web1::3220"));
    see("No task.");
    seeNoMore("Let it run");
  }

  @Test
  void aWorkersDetailStaysWhileItIsPinnedAndThePanesCanBeHidden() throws Exception {
    openOnALargeFleet();
    inWindow(() -> session().selection().setAll("gpu1::2207"));
    await(() -> detail().equals("gpu1::2207"));
    press("Keep this worker here");
    inWindow(() -> session().selection().setAll("db1::893"));
    see("kept here");
    await(() -> detail().equals("gpu1::2207"));
    press("Cancel task");
    see("Cancel task 18405? Its worker stays.");
    picture("worker-pinned");
    press("Let it run");
    press("Keep this worker here");
    await(() -> detail().equals("db1::893"));
    type(KeyCode.CONTROL, KeyCode.J);
    await(() -> !node(".composer").getParent().isVisible());
    picture("panes-hidden");
    press("Log");
    await(() -> node(".dock .log-view").getParent().isVisible());
  }

  private String detail() throws Exception {
    return ((javafx.scene.control.Label) node(".detail-worker")).getText();
  }
}
