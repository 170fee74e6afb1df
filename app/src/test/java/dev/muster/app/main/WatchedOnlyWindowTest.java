package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.App;
import dev.muster.app.background.Pulses;
import dev.muster.app.session.Colour;
import dev.muster.app.session.Place;
import dev.muster.app.settings.Settings;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Grant;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.redis.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Whoever may only look sees all there is, and the looking leaves no trace.
class WatchedOnlyWindowTest extends WindowTest {
  private static final String LOST = "web1::1";

  private App openReadOnly(RedisAddress address) throws Exception {
    var place = new Place(address, "jobs", "Farm", Colour.PRODUCTION, true, false);
    return openApp(Settings.inMemory(), 1_440, 900, window -> window.open(place));
  }

  @Test
  void aReadOnlyWindowWritesNothingAndSaysSo() throws Exception {
    try (var fleet = new PretendedFleet("web1::1");
        var admin = new Redis(fleet.queue().address(), "test", false)) {
      admin.call("CONFIG", "RESETSTAT");
      try (var _ = openReadOnly(fleet.queue().address())) {
        see("Read-only");
        see("web1::1");
        type(KeyCode.P);
        see("this connection may only read");
        picture("read-only");
        type(KeyCode.DIGIT4);
        see("Messages");
        type(KeyCode.DIGIT5);
        see("Files");
        type(KeyCode.N);
        see("This connection may only read, and a worker writes.");
        type(KeyCode.F5);
        Pulses.await(60);
        assertThat(admin.call("INFO", "commandstats").text().lines().toList())
            .noneMatch(
                line ->
                    line.matches(
                        "cmdstat_(eval.*|script.*|h?set|h?del|[lr]push|[sxz]add|expire):.*"))
            .anyMatch(line -> line.startsWith("cmdstat_zrange:") || line.contains("hgetall"));
        close();
      }
    }
  }

  @Test
  void whoseRedisUserMayOnlyLookSeesTheWholeWindow() throws Exception {
    try (var fleet = new PretendedFleet("web1::1");
        var admin = new Redis(fleet.queue().address(), "test", false)) {
      fleet.queue().messages().sendToAll(Command.PING, null);
      fleet.answer("web1::1", "\"PONG\"");
      var line = new Grant("watcher", "jobs", true).lineForNew().replace("PASSWORD", "pw");
      var words = line.split(" ");
      admin.call(words[0], (Object[]) Arrays.copyOfRange(words, 1, words.length));
      admin.call("ACL", "LOG", "RESET");
      var port = fleet.server().port();
      try (var _ = openReadOnly(RedisAddress.parse("redis://watcher:pw@127.0.0.1:" + port))) {
        see("web1::1");
        see("Live");
        type(KeyCode.L);
        see("Following");
        type(KeyCode.DIGIT4);
        see("PING");
        type(KeyCode.DIGIT5);
        see("No files are in Redis yet");
        picture("read-only-by-redis");
        Pulses.await(90);
        // Whether Redis evicts, it is asked once, and may not say.
        assertThat(admin.call("ACL", "LOG").list())
            .extracting(denied -> denied.list().get(7).text())
            .isSubsetOf("config", "config|get");
        close();
      }
    }
  }

  @Test
  void aLostWorkerIsSeenAndNothingIsWritten() throws Exception {
    try (var fleet = new PretendedFleet("web1::2");
        var redis = new Redis(fleet.queue().address(), "test", false)) {
      fleet.queue().tasks().enqueue("simulate(1)");
      var untouched = begin(redis);
      try (var _ = openReadOnly(fleet.queue().address())) {
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
