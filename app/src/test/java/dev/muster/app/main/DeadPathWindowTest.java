package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.testing.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The network between the window and Redis swallows what is sent, and closes nothing.
class DeadPathWindowTest extends WindowTest {
  private final PretendedFleet fleet = new PretendedFleet("web1::1", "web1::2");
  private final Wire wire = new Wire(fleet.server().url());

  @BeforeEach
  void openAWindow() throws Exception {
    openLive(wire.url(), PretendedFleet.QUEUE);
    see("web1::2");
    see("Live");
  }

  @AfterEach
  void endAll() {
    wire.close();
    fleet.close();
  }

  @Test
  void aDeadPathIsToldAndOnceItCarriesAgainTheWindowGoesOn() throws Exception {
    wire.die();
    see(" has not answered for ");
    see("Stale since ");
    assertThat(words()).contains("web1::2");
    fleet.join("web1::3");
    wire.revive();
    seeNoMore("Stale since ");
    see("web1::3");
  }

  @Test
  void whereThePathHasForgottenWhoSpokeTheWindowConnectsAnew() throws Exception {
    press("Log");
    inWindow(() -> logs().open(List.of(List.of("web1::1"))));
    fleet.print("web1::1", 1, Duration.ofSeconds(60), "before");
    see("before");
    wire.die();
    see("Stale since ");
    see("no answer in time.");
    wire.forget();
    seeNoMore("Stale since ");
    press("Workers");
    fleet.join("web1::3");
    see("web1::3");
    press("Log");
    fleet.print("web1::1", 2, Duration.ofSeconds(30), "afterwards");
    see("afterwards");
  }
}
