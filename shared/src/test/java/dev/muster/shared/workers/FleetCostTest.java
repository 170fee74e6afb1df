package dev.muster.shared.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.Traffic;
import dev.muster.shared.testing.QueueTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What it costs to look at a fleet again and again.
class FleetCostTest extends QueueTest {
  private static final Duration EXPIRE = Duration.ofSeconds(90);
  private static final Vitals BEAT = new Vitals(0.5, 1, 1, 0, "TASK_COMPLETE 1", "|||");
  private final List<QueueClient> watchers = new ArrayList<>();

  @AfterEach
  void closeWatchers() {
    watchers.forEach(QueueClient::close);
  }

  private QueueClient watcher() {
    var watcher = QueueClient.watch(queue.address(), queue.name());
    watchers.add(watcher);
    return watcher;
  }

  private List<Membership> register(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            number ->
                TestWorkers.register(redis, keys, "host%02d::%04d".formatted(number % 20, number)))
        .toList();
  }

  private static Traffic look(QueueClient watcher) {
    var before = watcher.traffic();
    watcher.workers().fleet(_ -> false);
    return watcher.traffic().since(before);
  }

  /// What is read once more because it happened in the very millisecond of the look before.
  private static void settle(QueueClient watcher) {
    look(watcher);
    look(watcher);
  }

  @Test
  void aLookThatFindsNothingNewIsOneTripOfTenCommandsAtTheMost() {
    register(0, 300);
    var watcher = watcher();
    settle(watcher);
    for (int i = 0; i < 12; i++) {
      var cost = look(watcher);
      assertThat(cost.trips()).isEqualTo(1);
      assertThat(cost.commands()).isLessThanOrEqualTo(10);
      assertThat(cost.bytes()).isLessThan(1_500);
    }
  }

  @Test
  void aLookCostsWhatHasChangedHoweverLargeTheFleetIs() {
    var some = register(0, 20);
    var watcher = watcher();
    long small = costOfBeats(watcher, some);
    register(20, 1_020);
    long large = costOfBeats(watcher, some);
    assertThat(large).isLessThan(small + small / 10);
  }

  private long costOfBeats(QueueClient watcher, List<Membership> beating) {
    settle(watcher);
    beating.forEach(worker -> assertThat(worker.beat(EXPIRE, BEAT, false).held()).isTrue());
    var cost = look(watcher);
    assertThat(cost.trips()).isEqualTo(2);
    return cost.bytes();
  }

  @Test
  void whoRunsATaskThatTakesLongCostsNothing() {
    var workers = register(0, 50);
    workers.forEach(worker -> queue.tasks().enqueue("Thread.sleep(100000)"));
    workers.forEach(
        worker -> assertThat(TestWorkers.claims(redis, keys, worker).claim().next()).isNotNull());
    var watcher = watcher();
    settle(watcher);
    settle(watcher);
    assertThat(watcher.workers().fleet(_ -> false).workers())
        .allSatisfy(
            row -> {
              assertThat(row.state()).isEqualTo(WorkerState.BUSY);
              assertThat(row.code()).isEqualTo("Thread.sleep(100000)");
              assertThat(row.started()).isNotNull();
            });
    assertThat(look(watcher).trips()).isEqualTo(1);
  }

  @Test
  void aTaskIsReadAtOnceWhereItIsSeenAndElsewhereOnceItHasRunForAWhile() {
    var workers = register(0, 2);
    var watcher = watcher();
    settle(watcher);
    for (var worker : workers) {
      queue.tasks().enqueue("slow()");
      assertThat(TestWorkers.claims(redis, keys, worker).claim().next()).isNotNull();
    }
    var before = watcher.traffic();
    var seen = Set.of(workers.getFirst().worker());
    assertThat(watcher.workers().fleet(seen::contains).workers())
        .extracting(WorkerSummary::code)
        .containsExactly("slow()", null);
    assertThat(watcher.traffic().since(before).trips()).isEqualTo(3);
    assertThat(watcher.workers().fleet(seen::contains).workers())
        .extracting(WorkerSummary::code)
        .containsExactly("slow()", "slow()");
  }

  @Test
  void aReaderThatMissedSomethingReadsAllAnewWithinThreeTrips() {
    register(0, 30);
    var watcher = watcher();
    settle(watcher);
    redis.call("ZREM", keys.workerChanged(), "host03::0003");
    var cost = look(watcher);
    assertThat(cost.trips()).isLessThanOrEqualTo(3);
    assertThat(watcher.workers().fleet(_ -> false).workers()).hasSize(29);
  }

  @Test
  void aRowIsTheSameObjectUntilSomethingChanges() {
    var workers = register(0, 2);
    var watcher = watcher();
    settle(watcher);
    var before = watcher.workers().fleet(_ -> false).workers();
    assertThat(workers.getFirst().beat(EXPIRE, BEAT, false).held()).isTrue();
    var after = watcher.workers().fleet(_ -> false).workers();
    assertThat(after.get(1)).isSameAs(before.get(1));
    assertThat(after.get(0)).isNotEqualTo(before.get(0));
  }

  @Test
  void whatNobodyLooksAtIsReadByTheNextLook() {
    register(0, 100);
    var watcher = watcher();
    var rows = watcher.workers().fleet(_ -> false).workers();
    assertThat(rows).noneMatch(WorkerSummary::isRead);
    assertThat(rows.getLast().vitals()).isEqualTo(Vitals.NONE);
    look(watcher);
    assertThat(rows).allMatch(WorkerSummary::isRead);
    assertThat(rows).extracting(WorkerSummary::expire).containsOnly(EXPIRE);
  }
}
