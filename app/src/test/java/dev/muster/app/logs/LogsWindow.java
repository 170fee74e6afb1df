package dev.muster.app.logs;

import dev.muster.app.background.Pulses;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import java.util.ArrayList;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterEach;

/// A window on the logs of workers that are real on the wire.
abstract class LogsWindow extends WindowTest {
  static final String ONE = "gpu1::2203";
  static final String TWO = "gpu1::2207";
  static final String THREE = "web2::3120";
  static final String FOUR = "db1::901";

  final PretendedFleet fleet = new PretendedFleet(ONE, TWO, THREE, FOUR);
  final Redis redis = new Redis(RedisAddress.parse(fleet.server().url()), "test", false);
  final Keys keys = new Keys(PretendedFleet.QUEUE);

  @AfterEach
  void endAll() {
    redis.close();
    fleet.close();
  }

  void openOn(String... workers) throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Live");
    inWindow(() -> session().selection().setAll(workers));
    press("Log");
  }

  /// A worker prints so many lines, a tenth of a second each.
  void print(String worker, int from, int to) {
    print(worker, from, to, "");
  }

  /// The same, and each goes on so.
  void print(String worker, int from, int to, String more) {
    var calls = new ArrayList<Call>();
    for (int i = from; i < to; i++) {
      calls.add(
          Call.of(
              "XADD",
              keys.output(worker),
              1_000L + i * 100L + "-0",
              "text",
              "line " + i + ";" + more,
              "source",
              "",
              "n",
              i));
    }
    redis.call("DEL", keys.output(worker));
    redis.callAll(calls);
  }

  void write(String text) throws Exception {
    hands.write(text);
    Pulses.await(2);
  }

  ListView<?> list() throws Exception {
    return (ListView<?>) node(".logs-view .log-list");
  }
}
