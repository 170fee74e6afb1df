package dev.muster.shared.tasks;

import static dev.muster.shared.tasks.TaskOptions.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.TestRedis;
import dev.muster.shared.workers.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many tasks: found, waited for together, kept for a while, deleted.
class ManyTest extends OneWorkerTest {
  private static final Duration WAIT = Duration.ofSeconds(30);

  private List<String> enqueue(int count, TaskOptions options) {
    var works = IntStream.range(0, count).mapToObj(i -> Work.call("f", i)).toList();
    return tasks.enqueueAll(works, options).ids();
  }

  private void finish(Claims.Claim claim, TaskStatus status) {
    var outcome =
        status == TaskStatus.COMPLETE
            ? new Outcome.Ok(Json.tree(1))
            : Outcome.failed("Boom", "it blew up");
    claims.finish(claim, status, outcome, "", false, List.of());
  }

  private void finishNext(TaskStatus status) {
    finish(Objects.requireNonNull(claims.claim().next()), status);
  }

  private List<String> allKeys() {
    return redis.call("SCAN", 0, "MATCH", keys.of("*"), "COUNT", 1_000_000).list().get(1).texts();
  }

  @Test
  void aGroupIsWaitedForWithItsResultsAsTheyCome() throws Exception {
    var ids = enqueue(2_500, NONE.inGroup("g"));
    enqueue(1, NONE);
    finishNext(TaskStatus.COMPLETE);
    var seen = new CopyOnWriteArrayList<String>();
    var waiting =
        CompletableFuture.supplyAsync(
            () -> tasks.awaitGroup("g", WAIT, task -> seen.add(task.id() + " " + task.status())));
    await().atMost(WAIT).until(() -> seen.contains("1 COMPLETE"));
    finishNext(TaskStatus.ERROR);
    await().atMost(WAIT).until(() -> seen.contains("2 ERROR"));
    assertThat(waiting).isNotDone();
    tasks.drop(ids.getLast());
    for (var i = 0; i < 2_497; i++) {
      finishNext(TaskStatus.COMPLETE);
    }
    assertThat(waiting.get()).isEmpty();
    assertThat(seen).hasSize(2_499).doesNotHaveDuplicates();
    assertThat(allKeys()).noneMatch(key -> key.endsWith(":waiters"));
  }

  @Test
  void oneThatIsRunIsToldOfAtItsEndAndLeavesNothingButItself() throws Exception {
    var run = CompletableFuture.supplyAsync(() -> tasks.run(Work.call("f", 1), NONE, WAIT));
    await().atMost(WAIT).until(() -> tasks.counts().containsValue(1L));
    finishNext(TaskStatus.ERROR);
    assertThat(run.get().status()).isEqualTo(TaskStatus.ERROR);
    assertNobodyWaits();
  }

  private void assertNobodyWaits() {
    assertThat(allKeys()).noneMatch(key -> key.contains("wait"));
    assertThat(redis.call("HEXISTS", keys.task("1"), "waiter").number()).isZero();
  }

  @Test
  void whoRunsATaskAndWhoElseWaitsForItAreBothTold() throws Exception {
    // Beside each other: where there are two cores, the common pool has one thread.
    Executor each = Thread::startVirtualThread;
    var run = CompletableFuture.supplyAsync(() -> tasks.run(Work.call("f", 1), NONE, WAIT), each);
    await().atMost(WAIT).until(() -> tasks.counts().containsValue(1L));
    var other = CompletableFuture.supplyAsync(() -> tasks.await("1", WAIT), each);
    await().atMost(WAIT).until(() -> redis.call("SCARD", keys.of("tasks:1:waiters")).number() == 2);
    finishNext(TaskStatus.COMPLETE);
    assertThat(run.get().status()).isEqualTo(TaskStatus.COMPLETE);
    assertThat(other.get().status()).isEqualTo(TaskStatus.COMPLETE);
    assertNobodyWaits();
  }

  @Test
  void aNulThatSomebodyElseWroteIntoAWorkIsASpaceToWhoClaimsIt() {
    enqueue(2, NONE);
    redis.call("HSET", keys.task("1"), "work", "{\"expr\":\0\"1\"}");
    var first = Objects.requireNonNull(claims.claim().next());
    assertThat(first.work().text()).isEqualTo("1");
    finish(first, TaskStatus.COMPLETE);
    assertThat(Objects.requireNonNull(claims.claim().next()).id()).isEqualTo("2");
  }

  @Test
  void oneThatIsRunAndNotEndedInTimeGoesOnAndNobodyIsToldOfItsEnd() {
    assertThatThrownBy(() -> tasks.run(Work.call("f", 1), NONE, Duration.ofMillis(100)))
        .hasMessage("Task 1 has not ended within 0.1 s; it is PENDING.");
    assertNobodyWaits();
    finishNext(TaskStatus.COMPLETE);
    assertThat(tasks.task("1").status()).isEqualTo(TaskStatus.COMPLETE);
    assertNobodyWaits();
  }

  @Test
  void whatHasNotEndedInTimeIsNamedAndNothingIsLeftOfTheWait() {
    enqueue(3, NONE);
    finishNext(TaskStatus.COMPLETE);
    var ended = new ArrayList<Task>();
    var open = tasks.awaitAll(List.of("1", "2", "3", "77"), Duration.ofMillis(100), ended::add);
    assertThat(open).containsExactly("2", "3");
    assertThat(ended).extracting(Task::id).containsExactly("1");
    assertThat(allKeys()).noneMatch(key -> key.matches(".*(waiters|:waits:).*"));
  }

  @Test
  void aWaitOfOneMillisecondIsOver() {
    enqueue(1, NONE);
    assertThat(tasks.awaitAll(List.of("1"), Duration.ofMillis(2), _ -> {})).containsExactly("1");
    assertThatThrownBy(() -> tasks.await("1", Duration.ofMillis(1)))
        .hasMessage("Task 1 has not ended within 0.001 s; it is PENDING.");
  }

  @Test
  void tasksAreFoundByStatusGroupAndText() {
    enqueue(700, NONE.inGroup("big"));
    tasks.enqueue(Work.expression("needle(1)"), NONE.inGroup("small"));
    tasks.enqueue("hay()");
    finishNext(TaskStatus.ERROR);
    assertThat(tasks.find(TaskFilter.ALL, 0, 3))
        .extracting(Task::id)
        .containsExactly("702", "701", "700");
    assertThat(tasks.find(new TaskFilter(null, null, "NEEDLE"), 0, 10))
        .extracting(Task::id)
        .containsExactly("701");
    assertThat(tasks.find(new TaskFilter(null, null, "blew up"), 0, 10))
        .extracting(Task::id)
        .containsExactly("1");
    assertThat(tasks.find(new TaskFilter(TaskStatus.PENDING, "big", null), 690, 20))
        .extracting(Task::id)
        .startsWith("10")
        .hasSize(9);
    assertThat(tasks.find(new TaskFilter(TaskStatus.ERROR, null, null), 0, 10)).hasSize(1);
    assertThat(tasks.find(new TaskFilter(TaskStatus.RUNNING, null, null), 0, 10)).isEmpty();
    assertThat(tasks.find(new TaskFilter(null, "nosuch", null), 0, 10)).isEmpty();
  }

  @Test
  void aPlaceIsNotLookedForAmongAllThatWait() {
    enqueue(100_002, NONE);
    assertThat(tasks.position("100001")).hasValue(100_000);
    assertThat(tasks.position("100002")).isEmpty();
  }

  @Test
  void aTaskKnowsItsPlaceAndItsTimes() {
    enqueue(3, NONE);
    assertThat(tasks.position("3")).hasValue(2);
    finishNext(TaskStatus.COMPLETE);
    assertThat(tasks.position("1")).isEmpty();
    assertThat(tasks.position("3")).hasValue(1);
    var task = tasks.task("1");
    var later = Instant.now().plusSeconds(100);
    assertThat(task.waited(later)).isBetween(Duration.ZERO, Duration.ofSeconds(10));
    assertThat(task.ran(later)).isBetween(Duration.ZERO, Duration.ofSeconds(10));
    assertThat(tasks.task("3").waited(later)).isGreaterThan(Duration.ofSeconds(80));
    assertThat(tasks.task("3").ran(later)).isEqualTo(Duration.ZERO);
  }

  @Test
  void theSweepDeletesWhatEndedLongAgoAsTheQueueSays() {
    enqueue(3, NONE.inGroup("g"));
    finishNext(TaskStatus.COMPLETE);
    finishNext(TaskStatus.ERROR);
    sweep();
    assertThat(tasks.find(TaskFilter.ALL, 0, 10)).hasSize(3);
    var now = System.currentTimeMillis();
    var day = Duration.ofDays(1).toMillis();
    redis.call("ZADD", keys.taskIndex("COMPLETE"), now - 8 * day, "1");
    redis.call("ZADD", keys.taskIndex("ERROR"), now - 8 * day, "2");
    sweep();
    assertThat(tasks.find(TaskFilter.ALL, 0, 10)).extracting(Task::id).containsExactly("3", "2");
    tasks.keep(Duration.ofDays(7), Duration.ZERO);
    sweep();
    assertThat(tasks.find(TaskFilter.ALL, 0, 10)).extracting(Task::id).containsExactly("3");
    assertThat(redis.call("ZRANGE", keys.group("g"), 0, -1).texts()).containsExactly("3");
    assertThatThrownBy(() -> tasks.keep(Duration.ofDays(-1), Duration.ZERO))
        .hasMessageContaining("not for less");
  }

  @Test
  void aBusyQueueDeletesFasterThanItFills(TestRedis at) {
    tasks.keep(Duration.ZERO, Duration.ZERO);
    enqueue(400, NONE);
    for (var i = 0; i < 400; i++) {
      finishNext(i % 2 == 0 ? TaskStatus.COMPLETE : TaskStatus.ERROR);
    }
    var counts = tasks.counts();
    assertThat(counts.get(TaskStatus.COMPLETE)).isLessThanOrEqualTo(20L);
    assertThat(counts.get(TaskStatus.ERROR)).isLessThanOrEqualTo(20L);
    QueueClient.open(RedisAddress.parse(at.url()), at.queue()).close();
    assertThat(tasks.counts().values()).as("whoever attaches deletes too").containsOnly(0L);
  }

  private void sweep() {
    redis.call("DEL", keys.of("workers:swept"));
    assertThat(member.beat(Duration.ofSeconds(90), Vitals.NONE, false).held()).isTrue();
  }
}
