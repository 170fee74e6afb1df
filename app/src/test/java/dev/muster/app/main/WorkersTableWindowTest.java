package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.settings.Layout;
import dev.muster.app.testing.Fleets;
import dev.muster.shared.workers.WorkerState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/// The rows and columns of workers: by host, in one's own order, and chosen.
class WorkersTableWindowTest extends WorkersWindow {
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

  @Test
  void whoIsChosenStaysSoWhileMachinesAreFoldedByMouse() throws Exception {
    openOnALargeFleet();
    inWindow(() -> table().requestFocus());
    type(KeyCode.G);
    see("41 of 41 in 6 hosts");
    hands.clickOn("db1");
    see("2 selected");
    hands.clickOn(foldOf("db1"));
    await(() -> !names().contains("db1::901"));
    see("2 selected");
    hands.clickOn(foldOf("web2"));
    await(() -> !names().contains("web2::3120"));
    hands.clickOn(foldOf("db1"));
    await(() -> names().contains("db1::901"));
    see("2 selected");
    assertThat(session().selection()).containsExactly("db1::901", "db1::893");
  }

  private Node foldOf(String host) {
    return table().lookupAll(".table-row-cell").stream()
        .map(TableRow.class::cast)
        .filter(one -> one.getItem() != null && name(one.getItem()).equals(host))
        .findFirst()
        .orElseThrow()
        .lookup(".host-fold");
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
    return table().getItems().stream().map(WorkersWindow::name).toList();
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
}
