package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Pulses;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The way of a person without a mouse through the logs.
class LogKeysWindowTest extends WindowTest {
  private static final String ONE = "gpu1::2203";
  private static final String TWO = "gpu1::2207";
  private static final String THREE = "web2::3120";

  private final PretendedFleet fleet = new PretendedFleet(ONE, TWO, THREE);

  @AfterEach
  void endAll() {
    fleet.close();
  }

  @BeforeEach
  void goToTheLogByItsKey() throws Exception {
    for (int i = 0; i < 60; i++) {
      fleet.print(ONE, i, Duration.ofMillis(60 - i), "line " + i + ";");
    }
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    inWindow(() -> session().selection().setAll(ONE));
    type(KeyCode.L);
    see("line 59;");
    await(() -> list().isFocused());
  }

  private ListView<?> list() throws Exception {
    return (ListView<?>) node(".logs-view .log-list");
  }

  private void press(KeyCode... together) throws Exception {
    hands.push(together);
    Pulses.await(2);
  }

  private int chosen() throws Exception {
    return list().getSelectionModel().getSelectedIndex();
  }

  private static String copied() {
    return Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), "");
  }

  private boolean hasTheKeyboard(List<String> workers) {
    return lines().sources().get().equals(workers)
        && logs().panes().contains(lines())
        && isWithinTheLines();
  }

  private boolean isWithinTheLines() {
    try {
      return node(".logs-view .pane-grid").isFocusWithin();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theKeyboardStaysWithTheLinesWhenPanesComeAndGo() throws Exception {
    press(KeyCode.CONTROL, KeyCode.DIGIT2);
    await(() -> hasTheKeyboard(List.of(ONE)));
    press(KeyCode.CONTROL, KeyCode.DIGIT3);
    await(() -> logs().mode().get() == Mode.MERGED && isWithinTheLines());
    press(KeyCode.CONTROL, KeyCode.DIGIT1);
    await(() -> logs().mode().get() == Mode.ONE && hasTheKeyboard(List.of(ONE)));
  }

  @Test
  void workersAreAddedAndPanesChangedByKeys() throws Exception {
    press(KeyCode.CONTROL, KeyCode.DIGIT2);
    await(() -> hasTheKeyboard(List.of(ONE)));
    type(KeyCode.A);
    see("Enter takes the first");
    type(KeyCode.ESCAPE);
    seeNoMore("Enter takes the first");
    await(() -> hasTheKeyboard(List.of(ONE)));
    type(KeyCode.A);
    see("Enter takes the first");
    hands.write("3120");
    see("1 worker.");
    type(KeyCode.ENTER);
    await(() -> hasTheKeyboard(List.of(THREE)));
    type(KeyCode.F6);
    await(() -> hasTheKeyboard(List.of(ONE)));
    press(KeyCode.SHIFT, KeyCode.F6);
    await(() -> hasTheKeyboard(List.of(THREE)));
  }

  @Test
  void linesAreChosenMarkedCopiedAndOpenedByKeys() throws Exception {
    type(KeyCode.END);
    type(KeyCode.UP);
    see("Stopped");
    type(KeyCode.M);
    await(() -> lines().marks().count().get() == 1);
    int marked = chosen();
    type(KeyCode.UP);
    type(KeyCode.UP);
    type(KeyCode.UP);
    await(() -> chosen() < marked);
    type(KeyCode.U);
    await(() -> chosen() == marked);
    press(KeyCode.CONTROL, KeyCode.C);
    await(() -> copied().lines().count() == 1 && copied().contains(" OUTPUT line "));
    type(KeyCode.ENTER);
    see("OUTPUT of " + ONE);
    type(KeyCode.ESCAPE);
    seeNoMore("OUTPUT of " + ONE);
    await(this::isWithinTheLines);
    type(KeyCode.M);
    await(() -> lines().marks().count().get() == 0);
  }

  @Test
  void followingAndHighlightsGoByKeys() throws Exception {
    see("Following");
    type(KeyCode.SPACE);
    see("Stopped");
    type(KeyCode.SPACE);
    see("Following");
    type(KeyCode.HOME);
    see("Stopped");
    type(KeyCode.END);
    see("Following");
    press(KeyCode.CONTROL, KeyCode.H);
    see("Highlight lines");
    type(KeyCode.ESCAPE);
    seeNoMore("Highlight lines");
    await(this::isWithinTheLines);
    assertThat(lines().following().get()).isTrue();
  }
}
