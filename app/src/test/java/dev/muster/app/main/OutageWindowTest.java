package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Pulses;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.Frozen;
import dev.muster.shared.testing.OddServer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageWindowTest extends WindowTest {
  private final EmbeddedRedis redis = EmbeddedRedis.start();

  @AfterEach
  void stopRedis() {
    redis.close();
  }

  @Test
  void aKilledRedisIsShownAndTheWindowHealsByItself() throws Exception {
    openLive(redis.url(), "jobs");
    see("Live");
    redis.kill();
    see("Stale since ");
    see("Next try in ");
    redis.restart();
    seeNoMore("Stale since ");
    see("Live");
  }

  @Test
  void f5TriesAtOnce() throws Exception {
    openLive(redis.url(), "jobs");
    see("Live");
    redis.kill();
    see("Stale since ");
    redis.restart();
    type(KeyCode.F5);
    seeNoMore("Stale since ");
  }

  @Test
  void tryingIsStoppedAndTakenUpAgain() throws Exception {
    openLive(redis.url(), "jobs");
    see("Live");
    redis.kill();
    see("Next try in ");
    press("Stop trying");
    see("Not tried again.");
    picture("outage-given-up");
    redis.restart();
    Pulses.await(90);
    see("Not tried again.");
    press("Try now");
    seeNoMore("Stale since ");
    see("Live");
  }

  @Test
  void aFrozenRedisIsToldWhileTheWindowAnswersAndGoesOnByItself() throws Exception {
    try (var fleet = new PretendedFleet("web1::1", "web1::2")) {
      openLive(fleet.server().url(), PretendedFleet.QUEUE);
      see("web1::2");
      try (var _ = Frozen.of(fleet.server())) {
        press("Messages");
        see("Asking what was sent");
        press("Files");
        see("Asking for packs");
        see("Stale since ");
        see("no answer in time.");
        press("Workers");
        see("web1::2");
        picture("outage-frozen");
        press("Details");
        see("Could not reach Redis at ");
        press("Close");
      }
      seeNoMore("Stale since ");
      press("Messages");
      see("Nothing was sent on this queue yet");
      press("Workers");
      see("Live");
      fleet.join("web1::3");
      see("web1::3");
    }
  }

  @Test
  void aFrozenRedisIsToldLongBeforeItIsGivenUp() throws Exception {
    try (var fleet = new PretendedFleet("web1::1", "web1::2")) {
      openLive(fleet.server().url(), PretendedFleet.QUEUE);
      see("web1::2");
      see("Live");
      try (var _ = Frozen.of(fleet.server())) {
        see(" has not answered for 3 s. Trying now.");
        see("Stale since ");
        assertThat(node(".main-view").lookupAll(".stale")).isNotEmpty();
        picture("outage-silent");
      }
      seeNoMore("Stale since ");
      see("Live");
    }
  }

  @Test
  void whatNeverComesToAnEndOfItsAnswerHoldsNoWindowUp() throws Exception {
    try (var server = OddServer.endless();
        var app = openApp(Settings.inMemory(), 1_280, 800, window -> window.open(at(server)))) {
      see("Reaching ");
      await(() -> server.visitors() > 0);
      type(KeyCode.C);
      see("Connections that you save or use appear here.");
      type(KeyCode.ESCAPE);
      see("Reaching ");
      inWindow(() -> app.theme().toggle());
    }
  }

  private static Place at(OddServer server) {
    return Place.of(RedisAddress.parse(server.url()), "jobs");
  }
}
