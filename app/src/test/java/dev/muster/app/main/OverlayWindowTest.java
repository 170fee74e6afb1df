package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.background.Toolkit;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The keyboard in what stands over the window.
class OverlayWindowTest extends WindowTest {
  private static final int OFTEN = 12;
  private final PretendedFleet fleet = new PretendedFleet("web1::1");
  private @Nullable App app;

  @AfterEach
  void end() {
    if (app != null) {
      app.close();
    }
    fleet.close();
  }

  @Test
  void theKeyboardGoesRoundInWhatStandsOverTheWindowAndComesBack() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("web1::1");
    inWindow(() -> session().selection().setAll("web1::1"));
    type(KeyCode.ESCAPE);
    await(() -> node(".table-view").isFocused());
    goesRound(KeyCode.F1);
    goesRound(KeyCode.CONTROL, KeyCode.K);
    goesRound(KeyCode.F8);
    goesRound(KeyCode.CONTROL, KeyCode.E);
    goesRound(KeyCode.N);
    type(KeyCode.L);
    await(() -> node(".logs-view .log-list").isFocused());
    goesRound(KeyCode.A);
    goesRound(KeyCode.CONTROL, KeyCode.G);
    goesRound(KeyCode.CONTROL, KeyCode.H);
    goesRound(KeyCode.CONTROL, KeyCode.S);
  }

  @Test
  void soItDoesOverTheConnections() throws Exception {
    app = openApp(Settings.inMemory(), 1_280, 800, window -> window.choose(null));
    see("Connections that you save or use appear here.");
    var before = focused();
    press("Start one here");
    await(() -> isOver(focused()));
    staysWithin();
    type(KeyCode.ESCAPE);
    await(() -> before.equals(focused()));
  }

  /// Opens one by its keys, looks where Tab leads, and leaves.
  private void goesRound(KeyCode... keys) throws Exception {
    var before = focused();
    type(keys);
    await(() -> isOver(focused()));
    staysWithin();
    type(KeyCode.ESCAPE);
    await(() -> !isOver(focused()));
    assertThat(focused()).as("has the keyboard after %s", List.of(keys)).isEqualTo(before);
  }

  private void staysWithin() throws Exception {
    var there = steps(KeyCode.TAB);
    var back = steps(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(new HashSet<>(back)).isEqualTo(new HashSet<>(there));
  }

  private List<Node> steps(KeyCode... keys) throws Exception {
    var seen = new ArrayList<Node>();
    for (int i = 0; i < OFTEN; i++) {
      type(keys);
      var now = focused();
      assertThat(isOver(now)).as("%s stands over the window", now).isTrue();
      seen.add(now);
    }
    return seen;
  }

  private static boolean isOver(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (one.getStyleClass().contains("overlay-card")) {
        return true;
      }
    }
    return false;
  }

  private Node focused() throws Exception {
    return Toolkit.call(() -> node(".root").getScene().getFocusOwner());
  }
}
