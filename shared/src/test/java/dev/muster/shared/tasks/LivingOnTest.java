package dev.muster.shared.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.TestWorkers;
import dev.muster.shared.workers.Vitals;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What becomes of tasks that are cancelled, fail, or lose their workers.
class LivingOnTest extends OneWorkerTest {
  private static final Outcome BOOM = Outcome.failed("Boom", "no");

  private String enqueue(TaskOptions options) {
    return tasks.enqueue(Work.expression("a()"), options).id();
  }

  private Claims.Claim claim() {
    return Objects.requireNonNull(claims.claim().next());
  }

  private void finish(Claims.Claim claim, TaskStatus status) {
    var outcome = status == TaskStatus.COMPLETE ? new Outcome.Ok(Json.tree(1)) : BOOM;
    assertThat(claims.finish(claim, status, outcome, "", false, List.of()).accepted()).isTrue();
  }

  private Membership.Beat beat() {
    return member.beat(Duration.ofSeconds(90), Vitals.NONE, false);
  }

  private TaskStatus status(String id) {
    return tasks.task(id).status();
  }

  /// Has the worker found lost, and registers it anew.
  private void lose() {
    redis.call("ZADD", keys.workerDeadline(), 1, "a::1");
    redis.call("HSET", keys.of("workers:suspect"), "a::1", 1);
    redis.call("DEL", keys.of("workers:swept"));
    TestWorkers.register(redis, keys, "sweeper::2").leave();
    assertThat(beat().held()).isFalse();
    member = TestWorkers.register(redis, keys, "a::1");
    claims = TestWorkers.claims(redis, keys, member);
  }

  @Test
  void aWaitingTaskIsCancelledAtOnceAndNeverClaimed() throws Exception {
    var one = enqueue(TaskOptions.NONE);
    var two = enqueue(TaskOptions.NONE);
    var waiter = CompletableFuture.supplyAsync(() -> tasks.await(one, Duration.ofSeconds(20)));
    await().until(() -> redis.call("EXISTS", keys.of("tasks:1:waiters")).number() == 1);
    assertThat(tasks.cancel(one)).isEqualTo(new TaskChange("1", true, "Task 1 is cancelled."));
    assertThat(waiter.get().status()).isEqualTo(TaskStatus.CANCELLED);
    assertThat(tasks.counts())
        .containsEntry(TaskStatus.PENDING, 1L)
        .containsEntry(TaskStatus.CANCELLED, 1L);
    assertThat(tasks.list(TaskStatus.PENDING, 0, 10)).extracting(Task::id).containsExactly("2");
    assertThat(claim().id()).isEqualTo(two);
    assertThat(redis.call("EXISTS", keys.skipped()).number()).isZero();
    assertThat(tasks.counts()).containsEntry(TaskStatus.PENDING, 0L);
  }

  @Test
  void aRunningTaskIsMarkedAndItsWorkerToldBySignalAndByEachBeat() {
    var id = enqueue(TaskOptions.NONE.withRetries(3));
    var claim = claim();
    assertThat(tasks.cancel(id).sentence()).contains("its worker is told to end it");
    assertThat(tasks.cancel(id).sentence()).contains("is being cancelled already");
    var signals = redis.call("LRANGE", keys.signals("a::1"), 0, -1).texts();
    assertThat(signals).hasSize(2);
    assertThat(RunningTask.read(signals.getFirst())).contains(new RunningTask(id, 1));
    assertThat(redis.call("TTL", keys.signals("a::1")).number()).isBetween(1L, 60L);
    assertThat(beat().cancelled()).containsExactly(new RunningTask(id, 1));
    finish(claim, TaskStatus.ERROR);
    assertThat(status(id)).as("who is cancelled is not begun again").isEqualTo(TaskStatus.ERROR);
    assertThat(beat().cancelled()).isEmpty();
  }

  @Test
  void whatHasEndedIsCancelledByASentenceAndWhatIsNotThereByAnother() {
    var id = enqueue(TaskOptions.NONE);
    finish(claim(), TaskStatus.COMPLETE);
    assertThat(tasks.cancel(id))
        .isEqualTo(
            new TaskChange(
                "1", false, "Task 1 has ended already (COMPLETE): there is nothing to cancel."));
    assertThatThrownBy(() -> tasks.cancel("99")).hasMessageContaining("There is no task 99");
  }

  @Test
  void aFailureIsBegunAgainAfterAPauseAndItsAttemptsAreKept() {
    var id = enqueue(TaskOptions.NONE.withRetries(1));
    finish(claim(), TaskStatus.TIMEOUT);
    assertThat(status(id)).isEqualTo(TaskStatus.DEFERRED);
    assertThat(tasks.counts()).containsEntry(TaskStatus.DEFERRED, 1L);
    var idle = claims.claim();
    assertThat(idle.next()).isNull();
    assertThat(Objects.requireNonNull(idle.due()))
        .isBetween(Duration.ofMillis(100), Duration.ofMillis(1_250));
    await().until(() -> claims.claim().next() != null);
    var second = claim();
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(tasks.attempts(id))
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.status()).isEqualTo(TaskStatus.TIMEOUT);
              assertThat(attempt.worker()).isEqualTo("a::1");
              assertThat(Objects.requireNonNull(attempt.failure()).type()).isEqualTo("Boom");
            });
    finish(second, TaskStatus.ERROR);
    assertThat(status(id)).isEqualTo(TaskStatus.ERROR);
    assertThat(redis.call("EXISTS", keys.schedule()).number()).isZero();
  }

  @Test
  void aPauseDoublesAndARetryCanBeCancelledOrPutBackAtOnce() {
    var id = enqueue(TaskOptions.NONE.withRetries(5));
    for (var seconds : List.of(1, 2, 4)) {
      finish(claim(), TaskStatus.ERROR);
      assertThat(Objects.requireNonNull(claims.claim().due()).toMillis())
          .isBetween(seconds * 700L, seconds * 1_250L);
      redis.call("ZADD", keys.schedule(), 1, id);
    }
    finish(claim(), TaskStatus.ERROR);
    assertThat(tasks.requeue(id).done()).isTrue();
    finish(claim(), TaskStatus.DIED);
    assertThat(tasks.attempts(id)).hasSize(5);
    assertThat(tasks.cancel(id).done()).isTrue();
    assertThat(status(id)).isEqualTo(TaskStatus.CANCELLED);
    assertThat(claims.claim().due()).isNull();
  }

  @Test
  void anIdleWorkerLearnsOfARetryThatABusyOneLeft() {
    enqueue(TaskOptions.NONE.withRetries(1));
    enqueue(TaskOptions.NONE);
    claims.finish(claim(), TaskStatus.ERROR, BOOM, "", true, List.of());
    assertThat(redis.call("LPOP", keys.bell(Keys.DEFAULT)).textOrNull()).isEqualTo("1");
    var other =
        TestWorkers.claims(redis, keys, TestWorkers.register(redis, keys, "b::2"), Keys.DEFAULT);
    assertThat(other.claim().due()).isNotNull();
    assertThat(redis.call("LLEN", keys.bell(Keys.DEFAULT)).number()).isZero();
  }

  @Test
  void aTaskThatTakesItsWorkersAlongIsSetApartAndNamed() {
    var id = enqueue(TaskOptions.NONE);
    for (var attempt = 1; attempt <= 4; attempt++) {
      assertThat(claim().attempt()).isEqualTo(attempt);
      lose();
    }
    var dead = tasks.task(id);
    assertThat(dead.status()).isEqualTo(TaskStatus.DIED);
    assertThat(Objects.requireNonNull(dead.outcome()).toString()).contains("Poison", "4 times");
    assertThat(tasks.poison(0, 10)).extracting(Task::id).containsExactly(id);
    assertThat(tasks.attempts(id))
        .extracting(Attempt::status)
        .containsExactly(TaskStatus.ORPHAN, TaskStatus.ORPHAN, TaskStatus.ORPHAN);
    assertThat(tasks.requeue(id).done()).isTrue();
    assertThat(tasks.poison(0, 10)).isEmpty();
    assertThat(claim().attempt()).isEqualTo(5);
  }

  @Test
  void aTaskThatRunsAtMostOnceIsNeverBegunASecondTime() {
    var id = enqueue(TaskOptions.NONE.onlyOnce());
    assertThat(claim().once()).isTrue();
    lose();
    assertThat(status(id)).isEqualTo(TaskStatus.DIED);
    assertThat(claims.claim().next()).isNull();
    assertThat(tasks.requeue(id).sentence())
        .isEqualTo("Task 1 runs at most once and has been begun: enqueue it anew.");
    var waiting = enqueue(TaskOptions.NONE.onlyOnce());
    assertThat(tasks.cancel(waiting).done()).isTrue();
    assertThat(tasks.requeue(waiting).done()).as("it was never begun").isTrue();
    assertThat(claim().id()).isEqualTo(waiting);
  }

  @Test
  void aCancelledTaskWhoseWorkerIsLostIsCancelled() {
    var id = enqueue(TaskOptions.NONE);
    claim();
    tasks.cancel(id);
    lose();
    assertThat(status(id)).isEqualTo(TaskStatus.CANCELLED);
  }

  @Test
  void leavingIsNoLossButAnAttempt() {
    enqueue(TaskOptions.NONE);
    for (var i = 0; i < 5; i++) {
      claim();
      member.leave();
      member = TestWorkers.register(redis, keys, "a::1");
      claims = TestWorkers.claims(redis, keys, member);
    }
    assertThat(claim().attempt()).isEqualTo(6);
  }

  @Test
  void droppedAtAnyStatusButRunningNothingIsLeftOfATask() {
    var waiting = enqueue(TaskOptions.NONE.inGroup("g"));
    assertThat(tasks.drop(waiting).done()).isTrue();
    var retried = enqueue(TaskOptions.NONE.withRetries(1).inGroup("g"));
    finish(claim(), TaskStatus.ERROR);
    assertThat(tasks.drop(retried).done()).isTrue();
    var running = enqueue(TaskOptions.NONE);
    var claim = claim();
    assertThat(tasks.drop(running).sentence())
        .isEqualTo("Task 3 runs: cancel it first, then drop it.");
    assertThat(tasks.requeue(running).done()).isFalse();
    finish(claim, TaskStatus.COMPLETE);
    assertThat(tasks.drop(running).done()).isTrue();
    assertThatThrownBy(() -> tasks.drop(running)).hasMessageContaining("There is no task 3");
    claims.claim();
    assertThat(redis.call("SCAN", 0, "MATCH", keys.of("*"), "COUNT", 100_000).list().get(1).texts())
        .noneMatch(key -> key.matches(".*:(tasks:(?!counter).*|schedule|group:.*|queue:.*)"));
  }

  @Test
  void aTaskThatIsPutBackForgetsItsResultAndRunsAgain() {
    var id = enqueue(TaskOptions.NONE);
    finish(claim(), TaskStatus.COMPLETE);
    assertThat(tasks.requeue(id).sentence()).isEqualTo("Task 1 waits again.");
    assertThat(tasks.requeue(id).sentence()).isEqualTo("Task 1 waits already.");
    assertThat(tasks.task(id).outcome()).isNull();
    var again = claim();
    assertThat(again.attempt()).isEqualTo(2);
    finish(again, TaskStatus.COMPLETE);
    assertThat(status(id)).isEqualTo(TaskStatus.COMPLETE);
  }
}
