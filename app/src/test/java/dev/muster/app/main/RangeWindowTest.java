package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.WindowTest;
import dev.muster.app.workers.FleetRow;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A range of rows, from the one that was clicked to the one that is clicked with Shift.
class RangeWindowTest extends WindowTest {
  @BeforeEach
  void openByHost() throws Exception {
    openOn("redis://queue.example.net:6380", 1_440, 900);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    inWindow(() -> table().requestFocus());
    type(KeyCode.G);
    see("41 of 41 in 6 hosts");
  }

  @Test
  void aFoldedHostMeansAllItsWorkersAndAnUnfoldedOneNothing() throws Exception {
    unfold("gpu1");
    click("db1::893", false);
    see("1 selected");
    click("gpu1::2207", true);
    var meant = new ArrayList<String>();
    meant.add("db1::893");
    meant.addAll(workersOf("web2"));
    meant.addAll(workersOf("web4"));
    meant.addAll(List.of("gpu1::2203", "gpu1::2207"));
    assertThat(meant).hasSizeGreaterThan(12);
    see(meant.size() + " selected");
    assertThat(session().selection()).containsExactlyInAnyOrderElementsOf(meant);
    picture("workers-range");
    click("gpu1", true);
    see(meant.size() - 2 + " selected");
    click("web4", true);
    see(meant.size() - 2 + " selected");
    assertThat(session().selection())
        .containsExactlyInAnyOrderElementsOf(meant.subList(0, meant.size() - 2));
    click("web2::3120", true);
    see("2 selected");
    assertThat(session().selection()).containsExactlyInAnyOrder("db1::893", "web2::3120");
    click("gpu1::2207", false);
    see("1 selected");
    click("db1::893", true);
    see(meant.size() + " selected");
    assertThat(session().selection()).containsExactlyInAnyOrderElementsOf(meant);
    click("web2", false);
    see("8 selected");
    click("gpu1::2207", true);
    see(meant.size() - 1 + " selected");
    assertThat(session().selection())
        .containsExactlyInAnyOrderElementsOf(meant.subList(1, meant.size()));
  }

  @Test
  void soTheKeyboardHasIt() throws Exception {
    unfold("gpu1");
    click("db1::893", false);
    for (int i = names().indexOf("db1::893"); i < names().indexOf("gpu1::2207"); i++) {
      type(KeyCode.SHIFT, KeyCode.DOWN);
    }
    var byKey = List.copyOf(session().selection());
    assertThat(byKey).contains("db1::893", "gpu1::2207").containsAll(workersOf("web4"));
    click("db1::893", false);
    see("1 selected");
    click("gpu1::2207", true);
    see(byKey.size() + " selected");
    assertThat(session().selection()).containsExactlyInAnyOrderElementsOf(byKey);
  }

  @Test
  void itBeginsAtTheSameWorkerThoughItsRowHasMoved() throws Exception {
    unfold("gpu1");
    click("gpu1::2207", false);
    see("1 selected");
    var before = names().indexOf("gpu1::2207");
    var more = new ArrayList<>(Fleets.large().workers());
    more.add(Fleets.worker("web2::9999", WorkerState.IDLE, null, null, 1));
    inWindow(() -> session().heard(Fleets.of(more), Duration.ofMillis(1)));
    see("42 of 42");
    assertThat(names().indexOf("gpu1::2207")).isEqualTo(before + 1);
    click("gpu1::2214", true);
    see("3 selected");
    assertThat(session().selection())
        .containsExactlyInAnyOrder("gpu1::2207", "gpu1::2210", "gpu1::2214");
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    see("41 of 41");
    click("gpu1::2219", true);
    see("4 selected");
    assertThat(session().selection())
        .containsExactlyInAnyOrder("gpu1::2207", "gpu1::2210", "gpu1::2214", "gpu1::2219");
  }

  private static List<String> workersOf(String host) {
    return Fleets.large().workers().stream()
        .map(WorkerSummary::worker)
        .filter(worker -> worker.startsWith(host + "::"))
        .toList();
  }

  private void unfold(String host) throws Exception {
    inWindow(() -> table().getFocusModel().focus(names().indexOf(host)));
    type(KeyCode.RIGHT);
    await(() -> names().contains(host + "::2203"));
  }

  /// The robot's mouse knows nothing of the keys that its keyboard holds. Where a click is counts,
  /// for a cell hears none beside it.
  private void click(String name, boolean shift) throws Exception {
    inWindow(() -> table().scrollTo(names().indexOf(name)));
    inWindow(
        () -> {
          var cell = cell(name);
          var at = cell.localToScene(9, 9);
          for (var kind :
              List.of(
                  MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            cell.fireEvent(
                new MouseEvent(
                    kind,
                    at.getX(),
                    at.getY(),
                    at.getX(),
                    at.getY(),
                    MouseButton.PRIMARY,
                    1,
                    shift,
                    false,
                    false,
                    false,
                    kind == MouseEvent.MOUSE_PRESSED,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null));
          }
        });
  }

  private Node cell(String name) {
    return table().lookupAll(".table-row-cell").stream()
        .map(TableRow.class::cast)
        .filter(row -> row.isVisible() && row.getItem() != null)
        .filter(row -> name(row.getItem()).equals(name))
        .findFirst()
        .orElseThrow()
        .lookup(".table-cell");
  }

  private List<String> names() {
    return table().getItems().stream().map(RangeWindowTest::name).toList();
  }

  private static String name(Object row) {
    return ((FleetRow) row).summary().get().worker();
  }

  private TableView<?> table() {
    return hands.lookup(".workers-table").query();
  }
}
