package dev.muster.app.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.app.testing.ApartWindow;
import dev.muster.app.testing.ApartWindow.Sight;
import dev.muster.app.testing.PretendedFleet;
import dev.muster.app.testing.RealFleet;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.TestWorkers;
import dev.muster.shared.workers.WorkerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A laptop whose lid is shut for longer than it takes a worker to be lost, and opened again.
class SleptWindowIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String WRITER = "writer";
  private final Keys keys = new Keys(PretendedFleet.QUEUE);
  @TempDir private Path folder = Path.of("");

  @Test
  void aWindowThatSleptTellsWhatIsSoAndItsLogsGoOn() throws Exception {
    sleepAndWake(false);
  }

  @Test
  void aWindowWhoseConnectionsWereCutMeanwhileGoesOnToo() throws Exception {
    sleepAndWake(true);
  }

  private void sleepAndWake(boolean cut) throws Exception {
    var said = folder.resolve("said.txt");
    try (var fleet =
            new RealFleet(
                folder,
                List.of("one", "two"),
                "--heartbeat-period",
                "0.5",
                "--heartbeat-expire",
                "2");
        var redis = new Redis(RedisAddress.parse(fleet.server().url()), "test", false)) {
      TestWorkers.register(redis, keys, WRITER, Duration.ofHours(1), Duration.ofHours(3));
      write(redis, 0, 20);
      try (var window =
          new ApartWindow(fleet.server().url(), PretendedFleet.QUEUE, said, List.of(WRITER))) {
        see(window, sight -> sight.log().size() == 20 && sight.words().contains("3 live"));
        window.sleep();
        write(redis, 20, 50);
        if (cut) {
          redis.call("CLIENT", "KILL", "TYPE", "normal");
        }
        fleet.kill("two");
        await()
            .atMost(PATIENCE)
            .until(() -> fleet.queue().workers().status().get("two") == WorkerState.LOST);
        window.wake();
        var seen =
            see(
                window,
                sight ->
                    sight.words().contains("\nLive\n")
                        && sight.words().contains("2 live")
                        && sight.words().contains("1 lost")
                        && sight.log().size() >= 50);
        assertThat(seen.log()).containsExactlyElementsOf(messages(50));
        assertThat(seen.words()).doesNotContain("Stale", " late", "problem");
        write(redis, 50, 60);
        assertThat(see(window, sight -> sight.log().size() >= 60).log())
            .containsExactlyElementsOf(messages(60));
      }
    }
    assertThat(Files.readString(said)).doesNotContain("Exception");
  }

  private static Sight see(ApartWindow window, Predicate<Sight> wanted) {
    var last = new AtomicReference<>(new Sight("", List.of()));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              last.set(window.look());
              assertThat(last.get()).matches(wanted);
            });
    return Objects.requireNonNull(last.get());
  }

  private void write(Redis redis, int from, int to) {
    var calls = new ArrayList<Call>();
    for (int i = from; i < to; i++) {
      calls.add(
          Call.of("XADD", keys.output(WRITER), "*", "text", "line " + i, "source", "", "n", i));
    }
    redis.callAll(calls);
  }

  private static List<String> messages(int many) {
    return IntStream.range(0, many).mapToObj(i -> "line " + i).toList();
  }
}
