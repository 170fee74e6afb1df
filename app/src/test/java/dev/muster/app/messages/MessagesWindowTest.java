package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The messages that were sent, as their screen lists them.
class MessagesWindowTest extends MessagesWindow {
  @Test
  void allThatWasSentStandsThereTheNewestFirstWithEveryTargetsState() throws Exception {
    aMorning();
    open();
    see("4 of 4, newest first");
    see("4 of 6");
    see("ANSWERED");
    see("DIFFERS");
    see("FAILED");
    see("behind task 1 simulate(\"run-812\", 4000)");
    see("will not answer");
    see("1 behind a task");
    see("pattern \\.java$");
    picture("messages-full");
  }

  @Test
  void aFilterLeavesWhatHoldsItsWords() throws Exception {
    aMorning();
    open();
    see("4 of 4, newest first");
    type(KeyCode.SLASH);
    hands.write("run-808");
    see("1 of 4, newest first");
    var field = (TextField) node(".messages-view .filter-field");
    inWindow(() -> field.setText("nobody said this"));
    see("0 of 4 messages");
    see("None has “nobody said this” in it.");
    picture("messages-filtered-away");
    type(KeyCode.ESCAPE);
    see("4 of 4, newest first");
    press("With failures");
    see("2 of 4, newest first");
    press("Not all answered");
    see("1 of 4, newest first");
  }

  @Test
  void theArrowKeysLeadFromMessageToMessage() throws Exception {
    aMorning();
    open();
    see("4 of 6");
    type(KeyCode.DOWN);
    see("1 of 1");
    see("25.0.3");
    type(KeyCode.DOWN);
    see("run-808.csv is not in /srv/muster/gpu1");
    type(KeyCode.UP);
    type(KeyCode.UP);
    see("4 of 6");
    assertThat(table().getSelectionModel().getSelectedIndex()).isZero();
  }

  @Test
  void whereNothingWasSentTheNextStepIsNamed() throws Exception {
    open();
    see("Nothing was sent on this queue yet");
    picture("messages-empty");
    press("Compose");
    see("Takes nothing. Each worker answers PONG.");
  }

  @Test
  void whileRedisIsAwayAllStandsAsItWasAndHealsByItself() throws Exception {
    aMorning();
    open();
    see("4 of 6");
    fleet.server().kill();
    see("Stale since ");
    see("behind task 1");
    assertThat(table().getItems()).hasSize(4);
    picture("messages-stale");
    fleet.server().restart();
    seeNoMore("Stale since ");
  }
}
