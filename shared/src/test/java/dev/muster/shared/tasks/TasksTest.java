package dev.muster.shared.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.testing.QueueTest;
import dev.muster.shared.workers.TestWorkers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TasksTest extends QueueTest {
  private Claims claims;

  @BeforeEach
  void open() {
    claims = TestWorkers.claims(redis, keys, TestWorkers.register(redis, keys, "a::1"));
  }

  private static Outcome value(Object value) {
    return new Outcome.Ok(Json.tree(value));
  }

  private Claims.Claim claimed(Claims.Step step) {
    return Objects.requireNonNull(step.next());
  }

  @Test
  void tasksAreNumberedFromOneAndRunInOrder() {
    assertThat(queue.tasks().enqueue("a()")).isEqualTo("1");
    assertThat(queue.tasks().enqueue("b()", Map.of("x", 3))).isEqualTo("2");
    assertThat(queue.tasks().task("1").status()).isEqualTo(TaskStatus.PENDING);
    var first = claimed(claims.claim());
    assertThat(first.work().text()).isEqualTo("a()");
    var second = claimed(claims.finish(first, TaskStatus.COMPLETE, value(4), "", true, List.of()));
    assertThat(second.work()).isEqualTo(Work.expression("b()", Map.of("x", 3)));
    var done = queue.tasks().task("1");
    assertThat(done.status()).isEqualTo(TaskStatus.COMPLETE);
    assertThat(done.outcome()).isEqualTo(value(4));
    assertThat(done.started()).isAfterOrEqualTo(done.submitted());
    assertThat(done.finished()).isAfterOrEqualTo(done.started());
    assertThat(queue.tasks().counts())
        .containsEntry(TaskStatus.COMPLETE, 1L)
        .containsEntry(TaskStatus.RUNNING, 1L);
    assertThat(queue.tasks().list(TaskStatus.COMPLETE, 0, 10))
        .extracting(Task::id)
        .containsExactly("1");
  }

  @Test
  void longCodeSurvivesTheRoundTrip() {
    var code = "f(\"" + "x".repeat(10_000) + "\")";
    queue.tasks().enqueue(code);
    assertThat(claimed(claims.claim()).work().text()).isEqualTo(code);
    assertThat(queue.tasks().task("1").code()).isEqualTo(code);
  }

  @Test
  void nothingIsClaimedWhileAMessageWaits() {
    queue.tasks().enqueue("a()");
    queue.messages().sendToAll(Command.PING, null);
    assertThat(claims.claim().next()).isNull();
    redis.call("DEL", keys.messages("a::1"));
    assertThat(claims.claim().next()).isNotNull();
  }

  @Test
  void aClaimWhoseAnswerWasLostIsHandedOutAgain() {
    queue.tasks().enqueue("a()");
    var first = claimed(claims.claim());
    assertThat(claims.claim().next()).isEqualTo(first);
  }

  @Test
  void anEndSentTwiceCountsOnceAndOneByAnotherProcessNotAtAll() {
    queue.tasks().enqueue("a()");
    var claim = claimed(claims.claim());
    var stranger = new Claims(redis, keys, "a::1", "another", List.of(Keys.DEFAULT));
    assertThat(
            stranger
                .finish(claim, TaskStatus.ERROR, Outcome.failed("X", "x"), "", true, List.of())
                .accepted())
        .isFalse();
    assertThat(claims.finish(claim, TaskStatus.COMPLETE, value(1), "", true, List.of()).accepted())
        .isTrue();
    assertThat(claims.finish(claim, TaskStatus.COMPLETE, value(1), "", true, List.of()).accepted())
        .isTrue();
    assertThat(queue.tasks().result("1")).isEqualTo(Json.tree(1));
    assertThat(queue.tasks().counts()).containsEntry(TaskStatus.COMPLETE, 1L);
  }

  @Test
  void theBellHoldsOneTokenWhileSomethingCanBeClaimed() {
    queue.tasks().enqueue("a()");
    queue.tasks().enqueue("b()");
    assertThat(redis.call("LLEN", keys.bell("default")).number()).isOne();
    redis.call("DEL", keys.bell("default"));
    var a = claimed(claims.claim());
    assertThat(redis.call("LLEN", keys.bell("default")).number()).isOne();
    assertThat(claims.finish(a, TaskStatus.COMPLETE, value(1), "", true, List.of()).next())
        .isNotNull();
    assertThat(redis.call("LLEN", keys.bell("default")).number()).isZero();
  }

  @Test
  void whoWaitsIsToldWhenTheTaskEnds() throws Exception {
    queue.tasks().enqueue("a()");
    var one = CompletableFuture.supplyAsync(() -> queue.tasks().await("1", Duration.ofSeconds(20)));
    var two = CompletableFuture.supplyAsync(() -> queue.tasks().await("1", Duration.ofSeconds(20)));
    var claim = claimed(claims.claim());
    claims.finish(claim, TaskStatus.ERROR, Outcome.failed("Boom", "no"), "", true, List.of());
    assertThat(one.get().status()).isEqualTo(TaskStatus.ERROR);
    assertThat(two.get().outcome()).isEqualTo(Outcome.failed("Boom", "no"));
  }

  @Test
  void waitingForATaskThatDoesNotEndSaysWhereItStands() {
    queue.tasks().enqueue("a()");
    assertThatThrownBy(() -> queue.tasks().await("1", Duration.ofMillis(50)))
        .hasMessageContaining("it is PENDING");
    assertThatThrownBy(() -> queue.tasks().task("77")).hasMessageContaining("There is no task 77");
  }

  @Test
  void aLostWorkerTakesItsTaskBackUnlessAnotherHasBegunIt() {
    queue.tasks().enqueue("a()");
    var mine = claimed(claims.claim());
    redis.call("HDEL", keys.task("1"), "status", "worker", "incarnation");
    redis.call("HDEL", keys.workerTask(), "a::1");
    redis.call("LPUSH", keys.waiting("default"), "1");
    assertThat(claims.reclaim(mine)).isTrue();
    assertThat(queue.tasks().task("1").attempt()).isEqualTo(1);
    redis.call("HDEL", keys.task("1"), "status", "worker", "incarnation");
    redis.call("HDEL", keys.workerTask(), "a::1");
    redis.call("LPUSH", keys.waiting("default"), "1");
    var other = TestWorkers.claims(redis, keys, TestWorkers.register(redis, keys, "b::2"));
    assertThat(claimed(other.claim()).attempt()).isEqualTo(2);
    assertThat(claims.reclaim(mine)).isFalse();
    assertThat(claims.finish(mine, TaskStatus.COMPLETE, value(1), "", false, List.of()).accepted())
        .isFalse();
  }
}
