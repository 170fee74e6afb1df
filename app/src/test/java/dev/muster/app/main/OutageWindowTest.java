package dev.muster.app.main;

import dev.muster.app.background.Pulses;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.EmbeddedRedis;
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
}
