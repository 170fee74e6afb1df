package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.messages.Targets;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.messages.Sent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who was paused can be told to go on at once, and the other way round; nobody else is.
class UndoWindowTest extends WindowTest {
  private final PretendedFleet fleet = new PretendedFleet("web1::1", "web1::2", "web1::3");

  @AfterEach
  void endAll() {
    fleet.close();
  }

  private void openWithTwoSelected() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("3 live");
    inWindow(() -> session().selection().setAll("web1::1", "web1::3"));
    see("2 selected");
  }

  private Sent newest() {
    return fleet.queue().messages().history(10).getFirst();
  }

  private int number() {
    return fleet.queue().messages().history(10).size();
  }

  @Test
  void pauseIsTakenBackByResumeToTheSameWorkers() throws Exception {
    openWithTwoSelected();
    type(KeyCode.Z);
    see("PAUSE went to 2 workers.");
    picture("undo-pause");
    inWindow(() -> session().selection().setAll("web1::2"));
    press("Undo");
    await(() -> number() == 2);
    assertThat(newest().command()).isEqualTo("RESUME");
    assertThat(newest().targets()).containsExactlyInAnyOrder("web1::1", "web1::3");
    seeNoMore("PAUSE went to 2 workers.");
    see("RESUME 0/2");
    fleet.answer("web1::1", "\"OK\"");
    fleet.answer("web1::3", "\"OK\"");
    fleet.answer("web1::1", "\"OK\"");
    fleet.answer("web1::3", "\"OK\"");
    see("RESUME 2/2");
  }

  @Test
  void resumeIsTakenBackByPauseWithTheKeys() throws Exception {
    openWithTwoSelected();
    type(KeyCode.R);
    see("RESUME went to 2 workers.");
    fleet.answer("web1::1", "\"OK\"");
    fleet.answer("web1::3", "\"OK\"");
    type(KeyCode.CONTROL, KeyCode.Z);
    await(() -> number() == 2);
    assertThat(newest().command()).isEqualTo("PAUSE");
    assertThat(newest().targets()).containsExactlyInAnyOrder("web1::1", "web1::3");
    seeNoMore("RESUME went to 2 workers.");
  }

  @Test
  void whatIsKeptSoIsSaidNoMoreAndSendsNothing() throws Exception {
    openWithTwoSelected();
    type(KeyCode.Z);
    see("PAUSE went to 2 workers.");
    press("Keep it so");
    seeNoMore("PAUSE went to 2 workers.");
    type(KeyCode.CONTROL, KeyCode.Z);
    type(KeyCode.P);
    await(() -> number() == 2);
    assertThat(newest().command()).isEqualTo("PING");
  }

  @Test
  void whoWasPausedBeforeIsNotResumed() throws Exception {
    fleet.worker("web1::3").paused(true);
    openWithTwoSelected();
    see("1 paused");
    type(KeyCode.Z);
    see("PAUSE went to 2 workers.");
    fleet.answer("web1::1", "\"OK\"");
    press("Undo");
    await(() -> number() == 2);
    assertThat(newest().targets()).containsExactly("web1::1");
    inWindow(() -> session().selection().setAll("web1::3"));
    type(KeyCode.Z);
    see("PAUSE went to 1 worker.");
    fleet.answer("web1::3", "\"NOOP\"");
    press("Undo");
    see("PAUSE changed nobody who is still there.");
    assertThat(number()).isEqualTo(3);
    assertThat(node(".toast .button").isVisible()).isFalse();
    picture("undo-nobody");
  }

  @Test
  void aPauseInBatchesIsTakenBackFromAllOfThem() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("3 live");
    press("Composer");
    press("All 3");
    press("PAUSE");
    inWindow(
        () -> {
          composing().to().pace().set(Targets.Pace.BATCHES);
          composing().to().batch().set("1");
          composing().send();
        });
    for (int i = 1; i <= 3; i++) {
      var batch = i;
      await(() -> number() == batch);
      var worker = newest().targets().getFirst();
      fleet.worker(worker).paused(true);
      fleet.answer(worker, worker.equals("web1::2") ? "\"NOOP\"" : "\"OK\"");
    }
    see("PAUSE went to 3 workers.");
    press("Undo");
    await(() -> number() == 4);
    assertThat(newest().command()).isEqualTo("RESUME");
    assertThat(newest().targets()).containsExactlyInAnyOrder("web1::1", "web1::3");
  }
}
