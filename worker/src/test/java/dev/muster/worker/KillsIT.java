package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.redis.EmbeddedRedis;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.tasks.Task;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.testing.KeyTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real workers, killed and frozen while they run thousands of tasks, on a Redis that is killed
/// too. What is done when is drawn from a seed, which is printed; `-Dmuster.kills.seed=N` has it
/// again.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillsIT {
  private static final int TASKS = 5_000;
  private static final int WORKERS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(200);

  /// Longer than expiry and period together, after which a worker counts as lost.
  private static final Duration FROZEN = Duration.ofMillis(2_600);

  private enum Blow {
    KILL,
    FREEZE,
    NAP,
    REDIS
  }

  private final long seed = Long.getLong("muster.kills.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final EmbeddedRedis server = EmbeddedRedis.startDurable();
  private final Map<String, String> ends = new HashMap<>();

  @Test
  void eachTaskEndsOnceWhateverIsKilled(@TempDir Path folder) throws Exception {
    System.out.println("KillsIT: -Dmuster.kills.seed=" + seed);
    var address = RedisAddress.parse(server.url());
    var tasks = new MixedTasks(folder);
    try (server;
        var queue = QueueClient.open(address, "kills", tasks.sources());
        var redis = new Redis(address, "test", false);
        var fleet = new KilledFleet(queue, folder)) {
      tasks.enqueue(queue, TASKS, random);
      for (var i = 0; i < WORKERS; i++) {
        fleet.start();
      }
      strike(queue, fleet);
      await().atMost(PATIENCE).until(() -> ended(queue) == TASKS);
      assertThat(tasks.complaints(queue.tasks())).as("seed %d", seed).isEmpty();
      note(queue.tasks().tasks(tasks.ids()));
      assertThat(ends).hasSize(TASKS);
      assertNothingIsLeft(queue, redis, fleet);
    }
  }

  /// Each blow falls when so many more tasks have ended.
  private void strike(QueueClient queue, KilledFleet fleet)
      throws IOException, InterruptedException {
    var blows =
        new ArrayList<>(
            List.of(
                Blow.KILL,
                Blow.KILL,
                Blow.KILL,
                Blow.FREEZE,
                Blow.FREEZE,
                Blow.NAP,
                Blow.REDIS,
                Blow.REDIS,
                Blow.REDIS));
    Collections.shuffle(blows, random);
    for (var i = 0; i < blows.size(); i++) {
      var until = (i + 1L) * (TASKS - 500) / (blows.size() + 1) + random.nextInt(100);
      await().atMost(PATIENCE).until(() -> ended(queue) >= until);
      note(queue.tasks().list(TaskStatus.COMPLETE, 0, 500));
      note(queue.tasks().list(TaskStatus.DIED, 0, 500));
      System.out.println("KillsIT: " + blows.get(i) + " " + strike(blows.get(i), fleet));
    }
  }

  private String strike(Blow blow, KilledFleet fleet) throws IOException, InterruptedException {
    return switch (blow) {
      case KILL -> {
        var name = fleet.kill(random);
        fleet.start();
        yield name;
      }
      case FREEZE -> fleet.freeze(random, FROZEN);
      case NAP -> fleet.freeze(random, Duration.ofMillis(1_200));
      case REDIS -> {
        server.kill();
        server.restart();
        yield "";
      }
    };
  }

  private static long ended(QueueClient queue) {
    try {
      return queue.tasks().counts().entrySet().stream()
          .filter(count -> count.getKey().isFinal())
          .mapToLong(Map.Entry::getValue)
          .sum();
    } catch (QueueException e) {
      // Redis reads its data; asked again.
      return 0;
    }
  }

  /// What has ended stays as it ended.
  private void note(List<Task> some) {
    for (var task : some) {
      var end = task.status() + " " + task.attempt() + " " + task.finished();
      assertThat(ends.merge(task.id(), end, (before, _) -> before)).isEqualTo(end);
    }
  }

  private static void assertNothingIsLeft(QueueClient queue, Redis redis, KilledFleet fleet)
      throws IOException {
    var keys = new Keys("kills");
    assertThat(KeyTable.ofProtocol().complaints(redis, keys)).isEmpty();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(queue.workers().list())
                    .containsExactlyInAnyOrderElementsOf(fleet.names()));
    assertThat(queue.stop(fleet.names(), PATIENCE)).isEmpty();
    assertThat(KeyTable.ofProtocol().complaints(redis, keys)).isEmpty();
    queue.destroy();
    assertThat(redis.call("DBSIZE").number()).isZero();
  }
}
