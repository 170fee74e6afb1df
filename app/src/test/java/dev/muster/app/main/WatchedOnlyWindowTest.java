package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A worker that is lost is seen by whoever may only look, and the looking leaves no trace.
class WatchedOnlyWindowTest extends WindowTest {
  private static final String LOST = "web1::1";

  @Test
  void aLostWorkerIsSeenAndNothingIsWritten() throws Exception {
    try (var fleet = new PretendedFleet("web1::2");
        var redis = new Redis(fleet.queue().address(), "test", false)) {
      fleet.queue().tasks().enqueue("simulate(1)");
      var place =
          new Place(fleet.queue().address(), "jobs", "Farm", Colour.PRODUCTION, true, false);
      var untouched = begin(redis);
      try (var _ = openApp(Settings.inMemory(), 1_440, 900, window -> window.open(place))) {
        see("1 live");
        see("Read-only");
        assertThat(writes(redis)).isEmpty();
        assertThat(content(redis)).isEqualTo(untouched);
        fleet.join(LOST, Duration.ofSeconds(3), Duration.ofSeconds(9));
        fleet.work(LOST);
        var before = begin(redis);
        see("2 live");
        see("1 late");
        see("1 lost");
        press("Lost");
        see("1 of 2");
        see("simulate(1)");
        picture("lost-read-only");
        for (var screen : new KeyCode[] {KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT2}) {
          type(screen);
        }
        press("Replies");
        press("Log");
        type(KeyCode.F5);
        see("1 lost");
        assertThat(writes(redis)).isEmpty();
        assertThat(content(redis)).isEqualTo(before);
        close();
      }
      assertThat(redis.call("HGET", "jobs:workers:status", LOST).text()).isEqualTo("BUSY");
    }
  }

  private static Map<String, String> begin(Redis redis) {
    redis.call("CONFIG", "RESETSTAT");
    return content(redis);
  }

  /// All there is, key by key, as Redis would copy it elsewhere; but for what goes by itself.
  private static Map<String, String> content(Redis redis) {
    var content = new TreeMap<String, String>();
    for (var key : redis.call("KEYS", "*").texts()) {
      if (redis.call("PTTL", key).number() == -1) {
        content.put(key, Base64.getEncoder().encodeToString(redis.call("DUMP", key).bytes()));
      }
    }
    return content;
  }

  /// The commands that write, of those that were called; within a script, too.
  private static Set<String> writes(Redis redis) {
    var writes = new TreeSet<String>();
    for (var line : redis.call("INFO", "commandstats").text().lines().toList()) {
      if (line.startsWith("cmdstat_")) {
        var name = line.substring("cmdstat_".length(), line.indexOf(':'));
        var about = redis.call("COMMAND", "INFO", name.split("\\|")[0]).list().getFirst().list();
        if (about.get(2).list().stream().map(Reply::text).anyMatch("write"::equals)) {
          writes.add(name);
        }
      }
    }
    return writes;
  }
}
