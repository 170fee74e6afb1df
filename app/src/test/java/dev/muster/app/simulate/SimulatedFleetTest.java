package dev.muster.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A fleet of which nobody can tell over Redis that its workers are simulated.
@RedisTest
class SimulatedFleetTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final RedisAddress address;
  private final QueueClient queue;

  SimulatedFleetTest(TestRedis redis) {
    address = RedisAddress.parse(redis.url());
    queue = QueueClient.open(address, redis.queue());
  }

  @AfterEach
  void close() {
    queue.close();
  }

  private SimulatedFleet fleet(int workers, double busy, int logRate, int lose) throws Exception {
    var fleet =
        new SimulatedFleet(
            address,
            queue.name(),
            new Simulation(
                workers, busy, Duration.ofMillis(200), logRate, lose, Duration.ofMillis(500)));
    fleet.start();
    return fleet;
  }

  @Test
  void eachAnswersWhatItIsToldAndLeavesAtStop() throws Exception {
    try (var fleet = fleet(60, 0, 0, 0)) {
      var workers = queue.workers().list();
      assertThat(workers).hasSize(60).contains("web001::2000", "gpu002::2024");
      var ping = queue.messages().sendToAll(Command.PING, null);
      assertThat(queue.messages().responses(ping.id(), false, PATIENCE).values())
          .hasSize(60)
          .allSatisfy(reply -> assertThat(reply.outcome().orThrow().asString()).isEqualTo("PONG"));
      var eval = queue.messages().sendToAll(Command.EVAL, Json.tree("1 + 1"));
      assertThat(queue.messages().responses(eval.id(), false, PATIENCE).values())
          .allSatisfy(
              reply ->
                  assertThat(reply.outcome().toString())
                      .contains("a simulated worker runs no code"));
      assertThat(queue.stop(workers, PATIENCE)).isEmpty();
      assertThat(queue.workers().list()).isEmpty();
      assertThat(fleet.answered()).isEqualTo(180);
    }
  }

  @Test
  void asManyAsAreWantedRunTasksWhichEndAndLeaveNoBacklog() throws Exception {
    try (var fleet = fleet(40, 0.5, 500, 0)) {
      await().atMost(PATIENCE).until(() -> fleet.busy() >= 18);
      await()
          .atMost(PATIENCE)
          .until(() -> queue.tasks().counts().getOrDefault(TaskStatus.COMPLETE, 0L) > 5);
      assertThat(queue.tasks().counts().getOrDefault(TaskStatus.PENDING, 0L))
          .isLessThanOrEqualTo(20);
      var strange = queue.tasks().enqueue("1 + 1");
      var ended = queue.tasks().await(strange, PATIENCE);
      assertThat(ended.status()).isEqualTo(TaskStatus.ERROR);
      await().atMost(PATIENCE).until(() -> !queue.logs().tail(queue.workers().list(), 5).isEmpty());
    }
    assertThat(queue.workers().list()).isEmpty();
    assertThat(queue.tasks().counts().getOrDefault(TaskStatus.RUNNING, 0L)).isZero();
  }

  @Test
  void whoHasMuchToPrintPrintsManyLinesAtOnce() throws Exception {
    try (var fleet = fleet(2, 0, 20_000, 0);
        var lines = queue.logs().follow(queue.workers().list(), 0)) {
      await().atMost(PATIENCE).until(() -> lines.next(Duration.ofSeconds(1)).size() > 500);
      assertThat(fleet.busy()).isZero();
    }
  }

  @Test
  void aTaskIsSeenToHaveBegunWhileItRuns() throws Exception {
    try (var _ = fleet(1, 1, 200, 0)) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(
              () ->
                  queue.logs().tail(List.of(), 1).stream()
                      .anyMatch(newest -> newest.command().equals("TASK_START")));
    }
  }

  @Test
  void thoseThatFallSilentAreLost() throws Exception {
    try (var fleet = fleet(10, 0.3, 0, 3)) {
      await().atMost(PATIENCE).until(() -> queue.workers().list().size() == 7);
      assertThat(fleet.busy()).isLessThanOrEqualTo(10);
      assertThat(Collections.frequency(states(), WorkerState.LOST)).isEqualTo(3);
    }
  }

  private List<WorkerState> states() {
    return queue.workers().fleet().workers().stream().map(WorkerSummary::state).toList();
  }

  @Test
  void figuresThatMakeNoSenseAreRefused() {
    assertThatThrownBy(
            () -> new Simulation(0, 0.3, Duration.ofSeconds(1), 0, 0, Duration.ofSeconds(1)))
        .isInstanceOf(QueueException.class)
        .hasMessage("Simulate 1 to 50000 workers, not 0.");
    assertThatThrownBy(
            () -> new Simulation(5, 0.3, Duration.ofSeconds(1), 0, 6, Duration.ofSeconds(1)))
        .hasMessageContaining("no more than there are");
  }
}
