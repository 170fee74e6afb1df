package dev.muster.app.main;

import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.RedisAddress;
import org.junit.jupiter.api.Test;

/// Where one is can be read.
class TopStripeWindowTest extends WindowTest {
  @Test
  void namesStandAsTheyWereGiven() throws Exception {
    var address = RedisAddress.parse("redis://127.0.0.1:1");
    var place = new Place(address, "nightly_jobs", "prod_eu", Colour.PRODUCTION, false, false);
    try (var _ = openApp(Settings.inMemory(), 1_280, 800, window -> window.open(place))) {
      see("nightly_jobs");
      see("prod_eu");
    }
  }
}
