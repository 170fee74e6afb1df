package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Toolkit;
import dev.muster.app.controls.KeyCap;
import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.WindowTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Keys do what the window says of them.
class ShownKeysWindowTest extends WindowTest {
  @BeforeEach
  void openOnALargeFleet() throws Exception {
    openOn("redis://queue.example.net:6380", 1_440, 900);
    inWindow(() -> session().heard(Fleets.large(), Duration.ofMillis(1)));
    inWindow(() -> table().requestFocus());
  }

  @Test
  void whatFoldsAllHostsStandsAmongTheKeys() throws Exception {
    type(KeyCode.F1);
    see("Fold, unfold all hosts");
    assertThat(capsBefore("Fold, unfold all hosts")).containsExactly("Shift", "←", "→");
    picture("keys-of-workers");
    assertThat(endOfCapsBefore("Pane before")).isLessThan(begin("Pane before"));
    type(KeyCode.ESCAPE);
    type(KeyCode.G);
    see("41 of 41 in 6 hosts");
    type(KeyCode.SHIFT, KeyCode.LEFT);
    await(() -> table().getItems().size() == 6);
    type(KeyCode.SHIFT, KeyCode.RIGHT);
    await(() -> table().getItems().size() == 47);
  }

  @Test
  void whatSelectsAllStandsInThePalette() throws Exception {
    type(KeyCode.CONTROL, KeyCode.K);
    hands.write("select all");
    see("Select all workers shown");
    await(() -> caps((Parent) node(".palette-list .palette-line")).equals(List.of("Ctrl", "A")));
    type(KeyCode.ESCAPE);
    type(KeyCode.CONTROL, KeyCode.A);
    see("41 selected");
  }

  private List<String> capsBefore(String words) throws Exception {
    return Toolkit.call(
        () -> {
          var row = Objects.requireNonNull(label(words).getParent()).getChildrenUnmodifiable();
          return caps((Parent) row.get(row.indexOf(label(words)) - 1));
        });
  }

  private double endOfCapsBefore(String words) throws Exception {
    return Toolkit.call(
        () -> {
          var row = Objects.requireNonNull(label(words).getParent()).getChildrenUnmodifiable();
          return ((Parent) row.get(row.indexOf(label(words)) - 1))
              .lookupAll(".key-cap").stream()
                  .mapToDouble(cap -> cap.localToScene(cap.getLayoutBounds()).getMaxX())
                  .max()
                  .orElseThrow();
        });
  }

  private double begin(String words) throws Exception {
    return Toolkit.call(() -> label(words).localToScene(0, 0).getX());
  }

  private Label label(String words) {
    return hands.lookup((Label label) -> words.equals(label.getText())).query();
  }

  private static List<String> caps(Parent line) {
    return line.lookupAll(".key-cap").stream()
        .map(KeyCap.class::cast)
        .map(KeyCap::getText)
        .toList();
  }

  private TableView<?> table() {
    return hands.lookup(".workers-table").query();
  }
}
