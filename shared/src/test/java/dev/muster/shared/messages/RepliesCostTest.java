package dev.muster.shared.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.Json;
import dev.muster.shared.testing.QueueTest;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.TestWorkers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What it costs to look at answers that don't come, beside the fleet, again and again.
class RepliesCostTest extends QueueTest {
  private static final Duration BLOCK = Duration.ofMillis(1);
  private final List<Membership> workers = new ArrayList<>();
  private QueueClient watcher;
  private History history = History.NONE;

  @BeforeEach
  void registerWorkers() {
    watcher = QueueClient.watch(queue.address(), queue.name());
    for (int i = 0; i < 6; i++) {
      workers.add(TestWorkers.register(redis, keys, "host::" + i));
    }
    queue.tasks().enqueue("slow()");
    assertThat(TestWorkers.claims(redis, keys, workers.getFirst()).claim().next()).isNotNull();
  }

  @AfterEach
  void closeWatcher() {
    watcher.close();
  }

  private Fleet fleet() {
    return watcher.workers().fleet(_ -> true);
  }

  private static Fleet later(Fleet fleet, int seconds) {
    return new Fleet(
        fleet.time().plusSeconds(seconds), fleet.workers(), fleet.waiting(), fleet.counts());
  }

  private List<Reply> look(ReplyWatch watch) {
    var fleet = fleet();
    history = watcher.messages().history(200, history);
    return watch.next(BLOCK, fleet);
  }

  private void respond(Membership worker) {
    var inbox = new Inbox(redis, keys, worker.worker(), worker.incarnation());
    var taken = (Inbox.Taken.Whole) inbox.take().orElseThrow();
    var outcome = new Outcome.Ok(Json.tree("PONG"));
    assertThat(inbox.respond(taken.message(), outcome, BLOCK, List.of())).isTrue();
  }

  @Test
  void whileNothingChangesTenCommandsASecondAreAskedWithTheFleetAtTheMost() {
    for (int i = 0; i < 20; i++) {
      queue.messages().sendToAll(Command.ECHO, Json.tree("other"));
    }
    var id = queue.messages().sendToAll(Command.PING, null).id();
    try (var watch = watcher.messages().watch(id)) {
      look(watch);
      look(watch);
      look(watch);
      var before = watcher.traffic();
      int dearer = 0;
      for (int second = 1; second <= 12; second++) {
        var trips = watcher.traffic().trips();
        var fleet = later(fleet(), second);
        if (second % 3 == 0) {
          history = watcher.messages().history(200, history);
        }
        assertThat(watch.next(BLOCK, fleet)).hasSize(6);
        long made = watcher.traffic().trips() - trips;
        assertThat(made).isLessThanOrEqualTo(4);
        dearer += made > 3 ? 1 : 0;
      }
      // Every ten seconds another that asks whether somebody has read it.
      assertThat(dearer).isLessThanOrEqualTo(2);
      assertThat(watcher.traffic().since(before).commands()).isLessThanOrEqualTo(120);
    }
  }

  @Test
  void whatChangesIsSeenThoughLittleIsAsked() {
    var id = queue.messages().sendToAll(Command.PING, null).id();
    try (var watch = watcher.messages().watch(id)) {
      assertThat(look(watch)).extracting(Reply::state).startsWith(Reply.State.BEHIND);
      assertThat(history.messages().getFirst().answered()).isZero();
      respond(workers.get(3));
      var replies = look(watch);
      assertThat(history.messages()).isEqualTo(watcher.messages().history(200));
      assertThat(replies)
          .isEqualTo(
              watcher.messages().replies(id).stream()
                  .map(one -> one.state() == Reply.State.BEHIND ? replies.getFirst() : one)
                  .toList());
      redis.call("DEL", keys.messages("host::1"));
      queue.tasks().enqueue("slow()");
      assertThat(TestWorkers.claims(redis, keys, workers.get(1)).claim().next()).isNotNull();
      assertThat(look(watch).get(1).state()).isEqualTo(Reply.State.BEHIND);
      assertThat(workers.get(2).leave()).isTrue();
      assertThat(look(watch).get(2).state()).isEqualTo(Reply.State.GONE);
    }
  }

  @Test
  void agesGoOnByTheTimeOfTheFleet() {
    var id = queue.messages().sendToAll(Command.PING, null).id();
    try (var watch = watcher.messages().watch(id)) {
      var fleet = fleet();
      var first = watch.next(BLOCK, fleet).getFirst();
      watch.next(BLOCK, fleet);
      var before = watcher.traffic();
      assertThat(watch.next(BLOCK, later(fleet, 600)).getFirst().since())
          .isBetween(first.since().plusSeconds(500), first.since().plusSeconds(600));
      // Whether somebody answered, and whether somebody has read it.
      assertThat(watcher.traffic().since(before).commands()).isEqualTo(2);
    }
  }

  @Test
  void whoHasReadTheMessageIsSeenAfterAWhile() {
    var id = queue.messages().sendToAll(Command.PING, null).id();
    try (var watch = watcher.messages().watch(id)) {
      var fleet = fleet();
      assertThat(watch.next(BLOCK, fleet)).allMatch(Reply::unread);
      redis.call("LPOP", keys.messages("host::4"));
      assertThat(watch.next(BLOCK, later(fleet, 11))).filteredOn(Reply::unread).hasSize(5);
    }
  }
}
