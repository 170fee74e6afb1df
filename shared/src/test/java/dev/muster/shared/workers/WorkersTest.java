package dev.muster.shared.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.Json;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.testing.QueueTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WorkersTest extends QueueTest {
  private static final Duration PERIOD = Duration.ofMillis(200);
  private static final Duration EXPIRE = Duration.ofMillis(600);

  @Test
  void aFleetShowsEachWorkerWithItsStateAndTask() {
    var busy = TestWorkers.register(redis, keys, "a::1");
    var paused = TestWorkers.register(redis, keys, "b::2");
    TestWorkers.register(redis, keys, "c d::ü");
    assertThat(paused.paused(true)).isTrue();
    var id = queue.tasks().enqueue("slow()");
    assertThat(TestWorkers.claims(redis, keys, busy).claim().next()).isNotNull();
    var fleet = queue.workers().fleet();
    assertThat(fleet.workers())
        .extracting(WorkerSummary::state)
        .containsExactly(WorkerState.PAUSED, WorkerState.BUSY, WorkerState.IDLE);
    var row = fleet.workers().get(1);
    assertThat(row.task()).isEqualTo(id);
    assertThat(row.code()).isEqualTo("slow()");
    assertThat(fleet.workers().get(2).worker()).isEqualTo("c d::ü");
    assertThat(fleet.counts()).containsEntry(TaskStatus.RUNNING, 1L);
  }

  @Test
  void aSecondLookFindsWhatHasChangedSince() {
    var first = TestWorkers.register(redis, keys, "a::1");
    var workers = queue.workers();
    assertThat(states(workers)).containsExactly("a::1 IDLE");
    var second = TestWorkers.register(redis, keys, "b::2");
    var claims = TestWorkers.claims(redis, keys, first);
    var id = queue.tasks().enqueue("1");
    var claim = Objects.requireNonNull(claims.claim().next());
    assertThat(states(workers)).containsExactly("a::1 BUSY " + id, "b::2 IDLE");
    assertThat(second.paused(true)).isTrue();
    claims.finish(claim, TaskStatus.COMPLETE, new Outcome.Ok(Json.tree(1)), "", false, List.of());
    assertThat(states(workers)).containsExactlyInAnyOrder("a::1 IDLE", "b::2 PAUSED");
    assertThat(first.beat(EXPIRE, new Vitals(0.5, 1, 1, 0, "", "|"), false).held()).isTrue();
    assertThat(workers.fleet().workers())
        .anyMatch(row -> row.vitals().done() == 1 && row.worker().equals("a::1"));
    assertThat(first.leave()).isTrue();
    assertThat(states(workers)).containsExactlyInAnyOrder("a::1 EXITED", "b::2 PAUSED");
  }

  @Test
  void whatIsGoneFromRedisIsGoneAtTheNextLook() {
    TestWorkers.register(redis, keys, "a::1");
    TestWorkers.register(redis, keys, "b::2");
    assertThat(states(queue.workers())).hasSize(2);
    for (var hash : List.of("status", "info", "vitals", "period")) {
      redis.call("HDEL", keys.of("workers:" + hash), "a::1");
    }
    redis.call("ZREM", keys.workerChanged(), "a::1");
    assertThat(states(queue.workers())).containsExactly("b::2 IDLE");
  }

  private static List<String> states(Workers workers) {
    return workers.fleet().workers().stream()
        .map(
            row ->
                (row.worker() + " " + row.state() + " " + (row.task() == null ? "" : row.task()))
                    .strip())
        .toList();
  }

  @Test
  void theBeginningOfALongTaskIsShown() {
    var busy = TestWorkers.register(redis, keys, "a::1");
    var code = "simulate(\"é\\n\",\n  " + "1 + ".repeat(100) + "2)";
    queue.tasks().enqueue(code);
    assertThat(TestWorkers.claims(redis, keys, busy).claim().next()).isNotNull();
    var shown = queue.workers().fleet().workers().getFirst().code();
    assertThat(shown).startsWith("simulate(\"é\\n\", 1 + 1 + ").endsWith("…").hasSize(200);
  }

  @Test
  void whatHappensBetweenTwoBeatsIsToldByTheHolderOfTheNameOnly() {
    var first = TestWorkers.register(redis, keys, "a::1");
    var vitals = new Vitals(0.5, 1, 7, 2, "TASK_COMPLETE 9", "|");
    assertThat(first.tell(vitals)).isTrue();
    assertThat(queue.workers().fleet().workers().getFirst().vitals()).isEqualTo(vitals);
    assertThat(new Membership(redis, keys, "a::1").tell(Vitals.NONE)).isFalse();
    assertThat(queue.workers().fleet().workers().getFirst().vitals()).isEqualTo(vitals);
  }

  @Test
  void aNameThatIsAliveIsRefusedAndFreeOnceItsHolderHasLeft() {
    var first = TestWorkers.register(redis, keys, "a::1");
    var second = new Membership(redis, keys, "a::1");
    var info = TestWorkers.info(keys, "a::1", PERIOD, EXPIRE);
    assertThat(second.register(info, PERIOD, EXPIRE, false))
        .isInstanceOf(Membership.Registered.Refused.class);
    assertThat(first.leave()).isTrue();
    assertThat(queue.workers().exited()).containsExactly("a::1");
    assertThat(second.register(info, PERIOD, EXPIRE, false))
        .isInstanceOf(Membership.Registered.Taken.class);
    assertThat(first.beat(EXPIRE, Vitals.NONE, false).held()).isFalse();
  }

  @Test
  void aWorkerThatStopsBeatingIsLostAndItsTaskGoesBackToTheHead() {
    var dying = TestWorkers.register(redis, keys, "a::1", PERIOD, EXPIRE);
    var other = TestWorkers.register(redis, keys, "b::2");
    var id = queue.tasks().enqueue("first()");
    queue.tasks().enqueue("second()");
    var claims = TestWorkers.claims(redis, keys, dying);
    assertThat(claims.claim().next()).isNotNull();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              assertThat(other.beat(Duration.ofSeconds(90), Vitals.NONE, false).held()).isTrue();
              return queue.workers().status().get("a::1") == WorkerState.LOST;
            });
    assertThat(queue.workers().list()).containsExactly("b::2");
    assertThat(dying.beat(EXPIRE, Vitals.NONE, false).held()).isFalse();
    var again = TestWorkers.claims(redis, keys, other).claim().next();
    assertThat(again).isNotNull();
    assertThat(again.id()).isEqualTo(id);
    assertThat(again.attempt()).isEqualTo(2);
  }

  @Test
  void aWatcherSeesALostWorkerAndWritesNothing() {
    TestWorkers.register(redis, keys, "a::1", PERIOD, EXPIRE);
    try (var watcher = QueueClient.watch(queue.address(), queue.name())) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> watcher.workers().fleet().workers().getFirst().state() == WorkerState.LOST);
    }
    assertThat(queue.workers().status()).containsEntry("a::1", WorkerState.IDLE);
  }

  @Test
  void stoppingWaitsUntilTheyHaveLeftAndNamesThoseThatStay() {
    var leaving = TestWorkers.register(redis, keys, "a::1");
    TestWorkers.register(redis, keys, "b::2");
    Thread.ofVirtual()
        .start(
            () -> {
              try (var waiting = redis.waiting()) {
                waiting.call(Duration.ofSeconds(10), "BLPOP", keys.messages(leaving.worker()), 10);
                leaving.leave();
              }
            });
    assertThat(queue.stop(List.of("a::1"), Duration.ofSeconds(20))).isEmpty();
    assertThat(queue.workers().exited()).containsExactly("a::1");
    assertThat(queue.stop(List.of("b::2"), Duration.ofMillis(50))).containsExactly("b::2");
    assertThat(queue.workers().list()).containsExactly("b::2");
  }

  @Test
  void informationThatIsNotJsonLeavesTheRowInPlace() {
    TestWorkers.register(redis, keys, "a::1");
    for (var odd :
        List.of(
            "{half",
            "nonsense",
            "",
            "null",
            "5",
            "[]",
            "{}",
            "{\"envir\":[],\"queues\":[]}",
            "{\"log\":{\"log\":\"x\"},\"beats\":\"|\"}",
            "{\"log\":\"x\",\"beats\":\"|\",\"done\":[1]}")) {
      redis.call("HSET", keys.workerInfo(), "a::1", odd);
      redis.call("HSET", keys.workerVitals(), "a::1", odd);
      redis.call("ZADD", keys.workerChanged(), Long.MAX_VALUE >> 20, "a::1");
      redis.call("ZADD", keys.workerIntroduced(), Long.MAX_VALUE >> 20, "a::1");
      var row = queue.workers().fleet().workers().getFirst();
      assertThat(row.info()).as(odd).isNull();
      assertThat(row.vitals()).as(odd).isEqualTo(Vitals.NONE);
      assertThat(queue.workers().info()).as(odd).isEmpty();
    }
  }

  @Test
  void whatALaterVersionTellsBesidesIsPassedOver() {
    TestWorkers.register(redis, keys, "a::1");
    redis.call(
        "HSET",
        keys.workerVitals(),
        "a::1",
        """
        {"log":"x","heat":{"log":"y","done":3},"beats":"|","memory":null,"fans":[1,[2]],"done":7}
        """);
    redis.call("ZADD", keys.workerChanged(), Long.MAX_VALUE >> 20, "a::1");
    assertThat(queue.workers().fleet().workers().getFirst().vitals())
        .isEqualTo(new Vitals(0, 0, 7, 0, "x", "|"));
  }
}
