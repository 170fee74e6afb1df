package dev.muster.shared.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.Membership.Registered;
import dev.muster.shared.workers.TestWorkers;
import dev.muster.shared.workers.Vitals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A worker that does what the protocol says of workers, one step at a time, beside what the model
/// expects of it.
final class PlayedWorker {
  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final Duration EXPIRE = Duration.ofSeconds(90);

  final WorkerModel model;
  @Nullable PlayedProcess process;
  @Nullable PlayedProcess frozen;

  private final Redis redis;
  private final Keys keys;
  private final QueueModel queue;
  private int results;

  PlayedWorker(Redis redis, Keys keys, QueueModel queue, WorkerModel model) {
    this.redis = redis;
    this.keys = keys;
    this.queue = queue;
    this.model = model;
  }

  void arrive() {
    if (process != null) {
      comeBack(process);
      return;
    }
    var member = new Membership(redis, keys, model.name);
    var fresh =
        new PlayedProcess(
            member, TestWorkers.claims(redis, keys, member, model.lists.toArray(String[]::new)));
    if (register(fresh)) {
      process = fresh;
      claim(fresh);
    }
  }

  private boolean register(PlayedProcess one) {
    var registered =
        one.member.register(
            TestWorkers.info(keys, model.name, PERIOD, EXPIRE),
            PERIOD,
            EXPIRE,
            one.paused,
            model.lists.contains(Keys.COMMANDS));
    var taken = registered instanceof Registered.Taken;
    assertThat(taken).isEqualTo(!model.live || model.isHeldBy(one.incarnation()));
    if (taken) {
      queue.register(model, one.incarnation(), one.paused);
    }
    return taken;
  }

  private void comeBack(PlayedProcess one) {
    one.last = null;
    if (!register(one)) {
      process = null;
      return;
    }
    if (one.running.isEmpty()) {
      claim(one);
      return;
    }
    var refused = new ArrayList<Claims.Claim>();
    for (var running : one.running) {
      var again = one.claims.reclaim(running);
      assertThat(again).isEqualTo(queue.reclaim(model, one.incarnation(), running));
      if (!again) {
        refused.add(running);
      }
    }
    if (!refused.isEmpty()) {
      end(one, TaskStatus.DIED, refused, List.of(), 1);
    }
  }

  /// What it does when nothing runs: claims, and waits if there is nothing.
  private void claim(PlayedProcess one) {
    one.running = List.of();
    one.isBlocked = one.paused;
    one.knowsDue = false;
    if (one.paused) {
      return;
    }
    var step = one.claims.claim();
    assertThat(step.held()).isEqualTo(model.isHeldBy(one.incarnation()));
    if (!step.held()) {
      comeBack(one);
      return;
    }
    take(one, step, List.of(), queue.claim(model, List.of(), 1));
    one.isBlocked = one.running.isEmpty();
  }

  private void take(
      PlayedProcess one, Claims.Step step, List<Claims.Claim> going, List<TaskModel> expected) {
    assertThat(step.claims().stream().map(next -> next.id() + " " + next.attempt()).toList())
        .isEqualTo(expected.stream().map(task -> task.id + " " + task.attempt).toList());
    assertThat(step.messageWaits()).isEqualTo(model.messages > 0);
    one.running = Stream.concat(going.stream(), step.claims().stream()).toList();
    one.isBlocked = false;
    if (one.running.isEmpty()) {
      one.knowsDue = step.due() != null;
      assertThat(one.knowsDue).isEqualTo(queue.hasDeferred());
    }
  }

  void finish(TaskStatus how, int ends, boolean back, int most) {
    if (process != null && !process.running.isEmpty()) {
      var all = process.running;
      var rest = all.subList(Math.min(ends, all.size()), all.size());
      end(process, how, all.subList(0, all.size() - rest.size()), back ? rest : List.of(), most);
    }
  }

  private void end(
      PlayedProcess one,
      TaskStatus how,
      List<Claims.Claim> ends,
      List<Claims.Claim> back,
      int most) {
    var outcome =
        how == TaskStatus.COMPLETE
            ? new Outcome.Ok(Json.tree(++results))
            : Outcome.failed("Boom", "no");
    var going =
        one.running.stream().filter(it -> !ends.contains(it) && !back.contains(it)).toList();
    one.last = new PlayedProcess.Told(ends, how, outcome, back, going, most);
    tell(one, one.last);
  }

  private void tell(PlayedProcess one, PlayedProcess.Told told) {
    var step =
        one.claims.finish(
            told.ends().stream()
                .map(claim -> Claims.End.of(claim, told.how(), told.outcome(), ""))
                .toList(),
            told.back(),
            told.going(),
            told.most(),
            List.of());
    var outcome = told.outcome() instanceof Outcome.Ok(var value) ? value.toString() : "Boom";
    var accepted = true;
    for (var claim : told.ends()) {
      accepted &= queue.finish(model, one.incarnation(), claim, told.how(), outcome);
    }
    assertThat(step.accepted()).isEqualTo(accepted);
    queue.giveBack(model, one.incarnation(), told.back());
    if (!model.isHeldBy(one.incarnation())) {
      assertThat(step.held()).isFalse();
      one.running = told.going();
      if (one == process) {
        comeBack(one);
      }
      return;
    }
    var going = told.going().stream().map(Claims.Claim::id).toList();
    take(one, step, told.going(), queue.claim(model, going, told.most()));
    if (one.running.isEmpty() && one == process) {
      if (told.most() > 0) {
        claim(one);
      } else {
        leave();
      }
    }
  }

  /// Its last answer was lost, so it says the same again.
  void repeat() {
    var one = process;
    if (one == null) {
      return;
    }
    if (one.last != null) {
      tell(one, one.last);
    } else if (!one.running.isEmpty() && model.isHeldBy(one.incarnation())) {
      claim(one);
    }
  }

  void leave() {
    var one = process;
    if (one != null) {
      process = null;
      assertThat(one.member.leave()).isEqualTo(model.isHeldBy(one.incarnation()));
      if (model.isHeldBy(one.incarnation())) {
        queue.leave(model);
      }
    }
  }

  void beat() {
    var one = process;
    if (one == null) {
      return;
    }
    var beat = one.member.beat(EXPIRE, Vitals.NONE, one.paused);
    assertThat(beat.held()).isEqualTo(model.isHeldBy(one.incarnation()));
    if (!beat.held()) {
      comeBack(one);
      return;
    }
    assertThat(beat.cancelled())
        .isEqualTo(
            model.holding.stream()
                .map(id -> Objects.requireNonNull(queue.tasks.get(id)))
                .filter(task -> task.cancelled)
                .map(task -> new RunningTask(task.id, task.attempt))
                .toList());
  }

  void pause(boolean pause) {
    var one = process;
    if (one == null || !one.running.isEmpty() || one.paused == pause) {
      return;
    }
    var held = one.member.paused(pause);
    assertThat(held).isEqualTo(model.isHeldBy(one.incarnation()));
    one.paused = pause;
    if (held) {
      model.status = pause ? "PAUSED" : "IDLE";
    }
    claim(one);
  }

  /// A process stops: what it has popped of a bell is gone with it.
  void stop(boolean forever) {
    if (process != null && process.listens()) {
      model.lists.forEach(list -> redis.call("LPOP", keys.bell(list)));
    }
    if (!forever && process != null) {
      frozen = process;
    }
    process = null;
  }

  void thaw() {
    var one = frozen;
    if (one == null) {
      return;
    }
    frozen = null;
    if (process == null) {
      process = one;
    }
    if (!one.running.isEmpty()) {
      end(one, TaskStatus.COMPLETE, one.running.subList(0, 1), List.of(), 1);
    } else if (one == process) {
      claim(one);
    }
  }

  /// Hears what it listens for, if there is something.
  ///
  /// @return whether there was
  boolean hear() {
    var one = process;
    if (one == null || !one.isBlocked) {
      return false;
    }
    var heard = !redis.call("LPOP", keys.messages(model.name)).isNull();
    if (heard) {
      model.messages--;
    } else if (!one.paused) {
      heard = model.lists.stream().anyMatch(list -> !redis.call("LPOP", keys.bell(list)).isNull());
    }
    if (heard) {
      one.last = null;
      claim(one);
    }
    return heard;
  }

  /// The time for which it wanted to wait is over.
  void wakeIfDue() {
    if (process != null && process.listens() && process.knowsDue) {
      claim(process);
    }
  }

  boolean listensTo(String list) {
    return process != null && process.listens() && model.lists.contains(list);
  }
}
