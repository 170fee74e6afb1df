package dev.muster.app.main;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the window says it costs.
class CostWindowTest extends WindowTest {
  private final PretendedFleet fleet = new PretendedFleet("a::1", "b::2");

  @AfterEach
  void closeFleet() {
    fleet.close();
  }

  @Test
  void whileNothingChangesTenCommandsASecondAtTheMost() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("watching costs");
    await(
        () ->
            ((Label) node(".cost")).getText().matches("watching costs ([1-9]|10) cmd/s, .* k?B/s"));
    picture("status-cost");
  }
}
