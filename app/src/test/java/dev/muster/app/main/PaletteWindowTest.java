package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Toolkit;
import dev.muster.app.controls.Writing;
import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.Morning;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.WorkerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One field over everything that the window can do, and over its workers.
class PaletteWindowTest extends WindowTest {
  private static final int MANY = 10_000;
  @TempDir private Path folder = Path.of("");

  private void openOnALargeFleet() throws Exception {
    openOn("redis://queue.example.net:6380", 1_440, 900);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    inWindow(() -> table().requestFocus());
  }

  private TableView<?> table() {
    return table(".workers-table");
  }

  private TableView<?> table(String style) {
    return (TableView<?>) hands.lookup(style).query();
  }

  @Test
  void aWorkerIsFoundByPartsOfItsNameAndShownThoughItWasFilteredAway() throws Exception {
    openOnALargeFleet();
    press("Lost");
    see("1 of 41");
    inWindow(() -> table().requestFocus());
    type(KeyCode.CONTROL, KeyCode.K);
    hands.write("gpu1 22");
    see("5 found");
    picture("palette-workers");
    type(KeyCode.DOWN);
    type(KeyCode.ENTER);
    see("41 of 41");
    see("1 selected");
    assertThat(session().selection()).containsExactly("gpu1::2207");
    await(() -> table().isFocused());
  }

  @Test
  void aTaskLeadsToTheWorkerThatRunsIt() throws Exception {
    openOnALargeFleet();
    type(KeyCode.CONTROL, KeyCode.K);
    hands.write("align(sample_16");
    see("Task of db1::901");
    picture("palette-task");
    type(KeyCode.ENTER);
    see("1 selected");
    assertThat(session().selection()).containsExactly("db1::901");
  }

  @Test
  void aFileIsFoundThoughItsScreenWasNeverOpened() throws Exception {
    try (var fleet = new PretendedFleet(Morning.WORKERS.toArray(String[]::new))) {
      new Morning(fleet).files(folder);
      openLive(fleet.server().url(), PretendedFleet.QUEUE);
      see("Live");
      type(KeyCode.CONTROL, KeyCode.K);
      hands.write("heat");
      see("heat-807.png");
      picture("palette-file");
      type(KeyCode.ENTER);
      await(
          () ->
              table(".files-table").getSelectionModel().getSelectedItems().stream()
                  .map(String::valueOf)
                  .allMatch(row -> row.contains("name=heat-807.png")));
      await(() -> table(".files-table").isFocused());
      type(KeyCode.CONTROL, KeyCode.K);
      hands.write("report-2026");
      see("report-2026-10.md");
      type(KeyCode.ENTER);
      see("All `well`.");
      close();
    }
  }

  @Test
  void whatIsDoneInTheLogIsFoundFromAnywhere() throws Exception {
    openOnALargeFleet();
    type(KeyCode.DIGIT5);
    type(KeyCode.CONTROL, KeyCode.K);
    hands.write("highlight");
    see("Highlight lines of the log");
    type(KeyCode.ENTER);
    see("Lines with");
    type(KeyCode.ESCAPE);
    seeNoMore("Lines with");
    type(KeyCode.CONTROL, KeyCode.K);
    hands.write("log: side");
    type(KeyCode.ENTER);
    await(() -> logs().mode().get().words().equals("Side by side"));
    type(KeyCode.CONTROL, KeyCode.K);
    hands.write("search in the log");
    type(KeyCode.ENTER);
    await(() -> node(".search-field").isFocused());
  }

  @Test
  void whatCannotBeDoneIsGreyAndSaysWhyAndEscapeGivesTheKeyboardBack() throws Exception {
    openOnALargeFleet();
    type(KeyCode.CONTROL, KeyCode.K);
    see("No worker is selected.");
    picture("palette");
    hands.write("pause");
    see("Pause");
    type(KeyCode.ENTER);
    assertThat(node(".palette").isVisible()).isTrue();
    type(KeyCode.ESCAPE);
    assertThat(node(".palette").isVisible()).isFalse();
    await(() -> table().isFocused());
  }

  @Test
  void anActionIsDoneAsItsKeyWouldDoIt() throws Exception {
    openOnALargeFleet();
    press("Search or do");
    hands.write("mess");
    type(KeyCode.ENTER);
    see("Asking what was sent");
    type(KeyCode.CONTROL, KeyCode.K);
    hands.write("group");
    type(KeyCode.ENTER);
    see("41 of 41 in 6 hosts");
  }

  @Test
  void columnsAreShownAndHiddenWithoutAMouse() throws Exception {
    openOnALargeFleet();
    seeNoMore("Memory");
    type(KeyCode.CONTROL, KeyCode.K);
    hands.write("show memory");
    see("Show or hide column Memory");
    type(KeyCode.ENTER);
    see("249 MB");
    type(KeyCode.CONTROL, KeyCode.K);
    hands.write("hide memory");
    type(KeyCode.ENTER);
    seeNoMore("249 MB");
  }

  @Test
  void whereNothingIsFoundItSaysWhatToTry() throws Exception {
    openOnALargeFleet();
    type(KeyCode.CONTROL, KeyCode.K);
    hands.write("qqq");
    see("Nothing is called “qqq”.");
    picture("palette-nothing");
  }

  @Test
  void aReadOnlyWindowSaysWhyNobodyIsSpokenTo() throws Exception {
    var address = RedisAddress.parse("redis://127.0.0.1:1");
    var place = new Place(address, "jobs", "Farm", Colour.PRODUCTION, true, false);
    try (var app = openApp(Settings.inMemory(), 1_280, 800, window -> window.open(place))) {
      type(KeyCode.CONTROL, KeyCode.K);
      hands.write("ping");
      see(Writing.REFUSED);
      assertThat(app.theme().dark().get()).isFalse();
    }
  }

  @Test
  void ofTenThousandWorkersTheBestFiftyAreListed() throws Exception {
    openOn("redis://queue.example.net:6380", 1_440, 900);
    var many =
        IntStream.range(0, MANY)
            .mapToObj(
                i -> Fleets.worker("web" + i % 97 + "::" + i, WorkerState.IDLE, null, null, 1))
            .toList();
    inWindow(() -> session().heard(Fleets.of(many), Duration.ofMillis(1)));
    inWindow(() -> table().requestFocus());
    type(KeyCode.CONTROL, KeyCode.K);
    see("50 of 10,0");
    hands.write("web1 9");
    see("50 of ");
    assertThat(((ListView<?>) node(".palette-list")).getItems()).hasSize(50);
  }

  @Test
  void whoMayNotReadPacksIsOfferedNoneAndHasNoProblemForIt() throws Exception {
    try (var fleet = new PretendedFleet("web1::1");
        var admin = new Redis(fleet.queue().address(), "admin", false)) {
      openLive(fleet.server().url(), PretendedFleet.QUEUE);
      see("web1::1");
      admin.call("ACL", "SETUSER", "default", "-xrevrange");
      type(KeyCode.CONTROL, KeyCode.K);
      hands.write("web1");
      await(() -> denied(admin) > 0);
      // Asked after it, answered after it.
      see("1 found");
      type(KeyCode.ESCAPE);
      type(KeyCode.CONTROL, KeyCode.K);
      await(() -> denied(admin) > 1);
      type(KeyCode.ESCAPE);
      see("Live");
      assertThat(Toolkit.call(() -> session().problems().size())).isZero();
      admin.call("ACL", "SETUSER", "default", "+xrevrange");
    }
  }

  private static int denied(Redis admin) {
    return admin.call("ACL", "LOG").list().stream()
        .mapToInt(entry -> (int) Objects.requireNonNull(entry.map().get("count")).number())
        .sum();
  }
}
