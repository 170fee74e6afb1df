package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What workers are called, say of themselves and write into their logs may be anything.
class BadInputWindowTest extends WindowTest {
  private static final String ODD = "büro 7::日本::1";

  private final PretendedFleet fleet = new PretendedFleet(ODD, "e\u202Evil\u001B[31m::2");
  private final Redis redis = new Redis(RedisAddress.parse(fleet.server().url()), "test", false);
  private final Keys keys = new Keys(PretendedFleet.QUEUE);

  @AfterEach
  void endAll() {
    redis.close();
    fleet.close();
  }

  private void open() throws Exception {
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("2 live");
  }

  @Test
  void aWorkerOfAnyNameIsChosenAskedAndHeard() throws Exception {
    open();
    see(ODD);
    see("e\uFFFDvil::2");
    seeNoMore("\u202E");
    var table = (TableView<?>) node(".workers-table");
    inWindow(
        () -> {
          table.requestFocus();
          table.getSelectionModel().selectAll();
        });
    see("2 selected");
    press("PING");
    press("Send to 2");
    await(() -> redis.call("LLEN", keys.messages(ODD)).number() == 1);
    fleet.answer(ODD, "\"PONG \\u001b[31m\\u0000\\u202e🦊\"");
    see("PONG ␀\uFFFD🦊");
    see("1 of 2");
    seeNoMore("\u202E");
    picture("odd-names");
  }

  @Test
  void informationThatIsNotJsonIsDoneWithout() throws Exception {
    for (var odd : List.of("{half", "{}", "[1]")) {
      redis.call("HSET", keys.workerInfo(), ODD, odd);
    }
    redis.call("HSET", keys.workerVitals(), ODD, "nonsense");
    open();
    var table = (TableView<?>) node(".workers-table");
    inWindow(() -> table.getSelectionModel().selectAll());
    see(ODD);
    see("2 selected");
  }

  @Test
  void anOddLogIsShownHarmlessly() throws Exception {
    var odd =
        List.of(
            "x".repeat(1 << 20),
            "\u001B[1;31mred\u001B[0m \u001B]0;title\u0007plain",
            "a\tb",
            "🦊 👩‍👩‍👧 café",
            "שלום \u202Eevil مرحبا",
            "nul \0 and bell \7");
    for (var text : odd) {
      redis.call("XADD", keys.log(ODD), "*", "command", "TOLD", "message", text, "n", "none");
    }
    open();
    press("Log");
    see("x".repeat(2_000) + "…");
    see("red plain");
    see("a   b");
    see("🦊 👩‍👩‍👧 café");
    see("שלום \uFFFDevil مرحبا");
    see("nul ␀ and bell ␇");
    seeNoMore("\u202E");
    picture("log-odd");
  }

  @Test
  void aQueueOfAnotherProtocolIsTold() throws Exception {
    redis.call("SET", keys.protocol(), "99");
    openLive(fleet.server().url(), PretendedFleet.QUEUE);
    see("Queue jobs speaks protocol 99, this program speaks 1");
  }

  @Test
  void whoMayNotWriteIsToldWhatIsMissing() throws Exception {
    redis.call("ACL", "SETUSER", "reader", "on", ">r", "~*", "+@read", "+@connection");
    openLive("redis://reader:r@127.0.0.1:" + fleet.server().port(), PretendedFleet.QUEUE);
    see("Ask for that right, or connect as another user.");
    seeNoMore(":r@");
  }

  @Test
  void aFullRedisIsReadAndSaysWhyNothingIsSent() throws Exception {
    open();
    redis.call("CONFIG", "SET", "maxmemory", 1);
    press("PING");
    press("All 2");
    press("Send to 2");
    see("is out of memory: raise maxmemory or delete something.");
    see("Live");
    assertThat(redis.call("EXISTS", keys.messages(ODD)).number()).isZero();
  }

  @Test
  void aRedisThatAnswersOnlyAfterLongIsStaleMeanwhileAndComesBack() throws Exception {
    open();
    redis.call("CLIENT", "PAUSE", Duration.ofSeconds(20).toMillis());
    see("Stale since ");
    see(ODD);
    seeNoMore("Stale since ");
    see("Live");
  }
}
