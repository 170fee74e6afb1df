package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.settings.Layout;
import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.WindowTest;
import dev.muster.app.workers.FleetRow;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class WorkersWindowTest extends WindowTest {
  private static final String ADDRESS = "redis://:secret@queue.example.net:6380";

  private void openOnALargeFleet() throws Exception {
    openOn(ADDRESS, 1_440, 900);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofNanos(400_000)));
  }

  @Test
  void aLookTellsWhoIsAliveAndWhoIsNot() throws Exception {
    openOnALargeFleet();
    see("40 live");
    see("2 late");
    see("1 lost");
    see("18377");
    see("align(sample_16)");
    see("queue.example.net");
    picture("workers-full");
  }

  @Test
  void thePasswordIsNowhereToBeSeen() throws Exception {
    openOnALargeFleet();
    see("redis://queue.example.net:6380");
    seeNoMore("secret");
  }

  @Test
  void aSlashLeadsToTheFilterAndEscapeBack() throws Exception {
    openOnALargeFleet();
    inWindow(() -> table().requestFocus());
    type(KeyCode.SLASH);
    assertThat(node(".filter-field").isFocused()).isTrue();
    hands.write("gpu1");
    see("5 of 41");
    type(KeyCode.ESCAPE);
    see("41 of 41");
  }

  @Test
  void whereTheFiltersHideAllTheySayWhichOfThemDoes() throws Exception {
    openOnALargeFleet();
    press("Lost");
    inWindow(() -> ((TextField) filter()).setText("gpu"));
    see("0 of 41 workers");
    see("None is lost and matches “gpu”.");
    see("Without the state: 5. Without the text: 1.");
    picture("workers-filtered-away");
    press("Clear");
    see("41 of 41");
  }

  @Test
  void theFilterOffersHowItsWordsGoOnAndTakesTheOneThatIsChosen() throws Exception {
    openOnALargeFleet();
    inWindow(() -> table().requestFocus());
    type(KeyCode.SLASH);
    hands.write("ho");
    seeOffered("host:");
    type(KeyCode.DOWN, KeyCode.ENTER);
    seeOffered("host:db1");
    seeOffered("host:gpu1");
    hands.write("g");
    type(KeyCode.DOWN, KeyCode.ENTER);
    see("host:gpu1 ");
    see("5 of 41");
    hands.write("task:sim");
    seeOffered("task:simulate*");
    pictureOffered("workers-filter-offers");
    type(KeyCode.ENTER);
    assertThat(node(".filter-field").isFocused()).isFalse();
    see("host:gpu1 task:sim");
  }

  @Test
  void aFilterThatCannotBeReadSaysWhyUnderItsField() throws Exception {
    openOnALargeFleet();
    inWindow(() -> ((TextField) filter()).setText("host:gpu1"));
    see("5 of 41");
    inWindow(() -> ((TextField) filter()).setText("host:gpu1 colour:red"));
    see("There is no field colour: there are host, state, worker, task, env, queue, version, log.");
    see("5 of 41");
    assertThat(hasState(".filter-field", "wrong")).isTrue();
    picture("workers-filter-wrong");
    inWindow(() -> ((TextField) filter()).setText("simulate( [(\u0000\u001b[31m"));
    seeNoMore("There is no field");
    see("0 of 41 workers");
  }

  @Test
  void byHostTheWorstMachineStandsFirstAndItsRowSumsItsWorkers() throws Exception {
    openOnALargeFleet();
    inWindow(() -> table().requestFocus());
    type(KeyCode.G);
    see("41 of 41 in 6 hosts");
    see("2 workers");
    picture("workers-by-host");
    hands.clickOn("db1");
    see("2 selected");
    assertThat(session().selection()).containsExactly("db1::901", "db1::893");
    inWindow(() -> table().getFocusModel().focus(0));
    type(KeyCode.LEFT);
    await(() -> !names().contains("db1::901"));
    see("2 selected");
    type(KeyCode.RIGHT);
    await(() -> names().contains("db1::901"));
    press("Select all 41");
    see("41 selected");
    press("Idle");
    see("27 selected");
    type(KeyCode.G);
    see("27 of 41");
    see("27 selected");
  }

  @Test
  void machinesAreAddedToTheChosenAndTakenAwayAgainThoughTheyAreUnfolded() throws Exception {
    openOnALargeFleet();
    inWindow(() -> table().requestFocus());
    type(KeyCode.G);
    see("41 of 41 in 6 hosts");
    hands.clickOn("db1");
    see("2 selected");
    clickWithControl("web2");
    see("10 selected");
    clickWithControl("web2");
    see("2 selected");
    assertThat(session().selection()).containsExactly("db1::901", "db1::893");
    inWindow(() -> table().getFocusModel().focus(names().indexOf("web2")));
    type(KeyCode.CONTROL, KeyCode.SPACE);
    see("10 selected");
    type(KeyCode.SPACE);
    see("8 selected");
    assertThat(session().selection()).allMatch(worker -> worker.startsWith("web2::"));
    picture("workers-host-added");
  }

  private void clickWithControl(String name) throws Exception {
    inWindow(
        () -> {
          var row =
              table().lookupAll(".table-row-cell").stream()
                  .map(TableRow.class::cast)
                  .filter(one -> one.getItem() != null && name(one.getItem()).equals(name))
                  .findFirst()
                  .orElseThrow();
          for (var kind :
              List.of(
                  MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            row.fireEvent(
                new MouseEvent(
                    kind,
                    300,
                    10,
                    300,
                    10,
                    MouseButton.PRIMARY,
                    1,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    true,
                    null));
          }
        });
  }

  private List<String> names() {
    return table().getItems().stream().map(WorkersWindowTest::name).toList();
  }

  private static String name(Object row) {
    return ((FleetRow) row).summary().get().worker();
  }

  @Test
  void columnsAreChosenAndLaidAsOneWants() throws Exception {
    openOnALargeFleet();
    seeNoMore("Memory");
    var columns = (MenuButton) node(".columns-menu");
    inWindow(
        () ->
            columns.getItems().stream()
                .filter(item -> item.getId() != null && item.getId().matches("memory|host|version"))
                .map(item -> (CheckBox) ((CustomMenuItem) item).getContent())
                .forEach(CheckBox::fire));
    see("Memory");
    see("249 MB");
    picture("workers-columns");
    inWindow(() -> columns.getItems().getLast().fire());
    seeNoMore("249 MB\n249 MB");
  }

  @Test
  void howTheColumnsStandIsKept() throws Exception {
    var layout =
        new Layout(
            Map.of(
                "workers.seen.memory",
                1.0,
                "workers.place.load",
                2.5,
                "workers.width.task",
                333.0,
                "workers.sort",
                6.0,
                "workers.sort.down",
                1.0,
                "workers.by-host",
                1.0));
    openOn(ADDRESS, layout);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    see("in 6 hosts");
    assertThat(table().getVisibleLeafColumns().stream().map(column -> column.getText()))
        .startsWith("State", "Worker", "Load", "Task", "Elapsed")
        .contains("Memory")
        .doesNotContain("Version");
    assertThat(table().getVisibleLeafColumns().get(3).getWidth()).isEqualTo(333);
    assertThat(table().getSortOrder().getFirst().getText()).isEqualTo("Done");
    inWindow(() -> table().getColumns().get(2).setPrefWidth(99));
    assertThat(layout.size("workers.width.load", 0)).isEqualTo(99);
    inWindow(() -> table().getSortOrder().clear());
    inWindow(() -> moveFirst());
    await(() -> table().getColumns().getFirst().getText().equals("State"));
  }

  @SuppressWarnings("unchecked")
  private void moveFirst() {
    var columns = (javafx.collections.ObservableList<Object>) (Object) table().getColumns();
    var order = new java.util.ArrayList<>(columns);
    order.add(0, order.removeLast());
    columns.setAll(order);
  }

  @Test
  void theSelectionIsKeptWhileTheFleetChanges() throws Exception {
    openOnALargeFleet();
    inWindow(() -> table().getSelectionModel().selectIndices(5, 6, 7));
    see("3 selected");
    var fleet = Fleets.large();
    var fewer = fleet.workers().subList(3, fleet.workers().size());
    inWindow(() -> session().heard(Fleets.of(fewer), Duration.ofMillis(1)));
    see("38 of 38");
    see("3 selected");
    assertThat(session().selection())
        .containsExactlyInAnyOrder("db1::893", "gpu1::2203", "gpu1::2207");
    assertThat(table().getSelectionModel().getSelectedIndices()).hasSize(3);
  }

  @Test
  void whoseDetailIsShownStaysWhileRowsMove() throws Exception {
    openOnALargeFleet();
    inWindow(
        () -> {
          table().getSelectionModel().clearAndSelect(20);
          table().getSelectionModel().select(6);
        });
    var whose = name(table().getItems().get(6));
    await(() -> whose.equals(shownInDetail()));
    var fewer = Fleets.large().workers().subList(3, Fleets.large().workers().size());
    inWindow(() -> session().heard(Fleets.of(fewer), Duration.ofMillis(1)));
    see("38 of 38");
    assertThat(shownInDetail()).isEqualTo(whose);
    var later =
        fewer.stream()
            .map(
                worker ->
                    worker.worker().equals(whose)
                        ? Fleets.worker(whose, WorkerState.LATE, null, null, 60)
                        : worker)
            .toList();
    inWindow(() -> session().heard(Fleets.of(later), Duration.ofMillis(1)));
    press("Sort again");
    seeNoMore("Sort again");
    assertThat(name(table().getItems().getFirst())).isEqualTo(whose);
    assertThat(shownInDetail()).isEqualTo(whose);
    assertThat(table().getFocusModel().getFocusedIndex()).isZero();
    see("2 selected");
  }

  private String shownInDetail() {
    return ((Label) find(".worker-detail .detail-worker")).getText();
  }

  @Test
  void aQueueWithoutAWorkerSaysHowToStartOne() throws Exception {
    openOn(ADDRESS, 1_440, 900);
    inWindow(
        () ->
            session()
                .heard(new Fleet(Instant.now(), List.of(), 431, Map.of()), Duration.ofMillis(1)));
    see("No worker has opened queue jobs");
    see("431 tasks are waiting. Start one on any machine that reaches this Redis:");
    see("muster worker jobs");
    see("No worker is there to hear it.");
    picture("workers-none");
  }

  @Test
  void whatWasNeverReachedSaysWhyAndWhenItIsTriedAgain() throws Exception {
    openOn(ADDRESS, 1_440, 900);
    inWindow(
        () -> {
          session().away("Nobody answers there.", Duration.ofSeconds(4));
          session().away("Nobody answers there.", Duration.ofSeconds(5));
        });
    see("Could not reach queue.example.net:6380");
    see("Nobody answers there.");
    see("Tried 2 times, next in ");
    see("No connection");
    picture("no-connection");
  }

  @Test
  void whatIsStaleSaysSoAndIsNotBlanked() throws Exception {
    openOnALargeFleet();
    inWindow(() -> session().away("Nobody answers there.", Duration.ofSeconds(5)));
    see("Stale since ");
    see("align(sample_16)");
    see("Redis doesn't answer: nothing can be sent until it does.");
    picture("workers-stale");
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    seeNoMore("Stale since ");
  }

  @Test
  void stoppingEverybodyAsksForTheirNumber() throws Exception {
    openOnALargeFleet();
    press("STOP");
    press("All 40");
    see("STOP → 40 workers: 29 leave at once, 9 busy finish their task first");
    see("Queue jobs will have no worker and 431 tasks waiting.");
    see("Type 40");
    picture("stop-everybody");
  }

  @Test
  void aFormSaysWhatIsWrongWhileOneWrites() throws Exception {
    openOnALargeFleet();
    inWindow(() -> table().getSelectionModel().selectIndices(5, 6));
    press("PUSH");
    see("Name a file to copy.");
    inWindow(() -> ((TextField) form()).setText("../secret"));
    see("“../secret” leads out of the worker's folder.");
    inWindow(() -> ((TextField) form()).setText("myfuns.java"));
    see("PUSH → 2 workers: 2 busy finish their task first");
  }

  @Test
  void f1ShowsTheKeysAndEscapeTakesThemAway() throws Exception {
    openOnALargeFleet();
    type(KeyCode.F1);
    see("Ask Redis now");
    picture("keys");
    type(KeyCode.ESCAPE);
    seeNoMore("Ask Redis now");
  }

  @Test
  void besideTheDetailTheTableKeepsItsRoom() throws Exception {
    for (var width : List.of(1_200, 1_280, 1_440)) {
      openOn(ADDRESS, width, 800);
      inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
      inWindow(() -> session().selection().setAll("gpu1::2203", "db1::893"));
      for (var part : List.of(".workers-table", ".selection-bar", ".columns-menu")) {
        var bounds = node(part).localToScene(node(part).getLayoutBounds());
        assertThat(bounds.getMinX()).as(part + " at " + width).isGreaterThanOrEqualTo(72);
        assertThat(bounds.getMaxX()).as(part + " at " + width).isLessThanOrEqualTo(width - 352);
      }
      close();
    }
  }

  @Test
  void aSmallWindowShowsAllOfItsParts() throws Exception {
    openOn(ADDRESS, 800, 600);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    for (var part :
        List.of(".top-stripe", ".cards", ".rail", ".workers-table", ".dock", ".status-bar")) {
      var bounds = node(part).localToScene(node(part).getLayoutBounds());
      assertThat(bounds.getMinX()).as(part).isNotNegative();
      assertThat(bounds.getMaxX()).as(part).isLessThanOrEqualTo(800);
      assertThat(bounds.getMaxY()).as(part).isLessThanOrEqualTo(600);
    }
    var hint =
        (Text)
            node(".filter-field").lookupAll(".text").stream()
                .filter(one -> one instanceof Text text && text.getText().startsWith("Filter"))
                .findFirst()
                .orElseThrow();
    var key = node(".filter-field .key-cap");
    await(
        () ->
            hint.localToScene(hint.getLayoutBounds()).getMaxX()
                <= key.localToScene(key.getLayoutBounds()).getMinX());
    assertThat(hint.getText()).isEqualTo("Filter");
    picture("workers-small");
  }

  private TableView<?> table() {
    return (TableView<?>) find(".workers-table");
  }

  private javafx.scene.Node filter() {
    return find(".filter-field");
  }

  private javafx.scene.Node form() {
    return find(".form .text-field");
  }

  private javafx.scene.Node find(String selector) {
    try {
      return node(selector);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
