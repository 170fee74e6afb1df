package dev.muster.app.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Toolkit;
import dev.muster.app.session.Place;
import dev.muster.shared.redis.RedisAddress;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Who reaches no Redis starts one here.
class StartHereWindowTest extends ConnectionsWindow {
  @Test
  void aQueueOutOfReachLeadsToItsFormAndBack() throws Exception {
    var address = RedisAddress.parse("redis://127.0.0.1:1");
    open(1_280, 800, window -> window.open(Place.of(address, "jobs")));
    see("Could not reach 127.0.0.1:1");
    picture("no-connection");
    press("Edit");
    see("What a test finds");
    assertThat(field("Address").getText()).isEqualTo("redis://127.0.0.1:1");
    press("Back");
    press("Start one here");
    see("Start a Redis and workers here");
    type(KeyCode.ESCAPE);
    seeNoMore("Start a Redis and workers here");
  }

  @Test
  void aRedisIsStartedHereAndEndsWithTheWindow() throws Exception {
    var before = servers();
    choose(1_280, 800);
    press("Start one here");
    see("Start a Redis and workers here");
    var workers = howMany();
    inWindow(() -> workers.setText("0"));
    see("they end when it is closed");
    picture("start-here");
    type(KeyCode.ENTER);
    see("Redis and workers end with this window");
    see("No worker has opened queue jobs");
    picture("started-here");
    var started = servers().stream().filter(one -> !before.contains(one)).toList();
    assertThat(started).hasSize(1);
    opened().close();
    assertThat(started).noneMatch(ProcessHandle::isAlive);
  }

  private TextField howMany() throws Exception {
    return Toolkit.call(
        () ->
            node(".spawn-card").lookupAll(".text-field").stream()
                .filter(one -> "How many workers".equals(one.getAccessibleText()))
                .map(TextField.class::cast)
                .findFirst()
                .orElseThrow());
  }

  /// Those that this process has started.
  private static List<ProcessHandle> servers() {
    return ProcessHandle.current()
        .children()
        .filter(one -> one.info().command().orElse("").contains("redis"))
        .toList();
  }
}
