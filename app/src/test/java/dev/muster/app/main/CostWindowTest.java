package dev.muster.app.main;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.messages.Command;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the window says it costs.
class CostWindowTest extends WindowTest {
  private static final String UP_TO_TEN = "watching costs ([1-9]|10) cmd/s, .* k?B/s";
  private final PretendedFleet fleet = new PretendedFleet("a::1", "b::2");

  @AfterEach
  void closeFleet() {
    fleet.close();
  }

  @Test
  void whileNothingChangesTenCommandsASecondAtTheMost() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("watching costs");
    await(() -> costs(UP_TO_TEN));
    picture("status-cost");
  }

  @Test
  void repliesThatNobodyLooksAtCostNextToNothingAndAreThereAllTheSame() throws Exception {
    fleet.queue().messages().send(Command.PING, null, List.of("a::1", "b::2"));
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    press("Replies");
    see("0 of 2");
    press("Composer");
    await(() -> costs(UP_TO_TEN));
    fleet.answer("a::1", "\"PONG\"");
    see("PING 1/2");
    press("Replies");
    see("1 of 2");
    fleet.silentFor("b::2", Duration.ofMinutes(4));
    see("lost");
  }

  @Test
  void repliesThatAreLookedAtCostNoMoreThanTheFleetAlone() throws Exception {
    for (int i = 0; i < 5; i++) {
      fleet.queue().messages().send(Command.PING, null, List.of("a::1", "b::2"));
    }
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    press("Replies");
    see("0 of 2");
    await(() -> costs(UP_TO_TEN));
    press("Messages");
    see("0 of 2");
    await(() -> costs(UP_TO_TEN));
    fleet.answer("a::1", "\"PONG\"");
    see("1 of 2");
  }

  private boolean costs(String what) throws Exception {
    return ((Label) node(".cost")).getText().matches(what);
  }
}
