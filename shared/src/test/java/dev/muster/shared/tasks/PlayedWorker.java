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
import java.util.List;
import java.util.Objects;
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
    var running = one.running;
    if (running == null) {
      claim(one);
      return;
    }
    var again = one.claims.reclaim(running);
    assertThat(again).isEqualTo(queue.reclaim(model, one.incarnation(), running));
    if (!again) {
      end(one, TaskStatus.DIED, true);
    }
  }

  /// What it does when nothing runs: claims, and waits if there is nothing.
  private void claim(PlayedProcess one) {
    one.running = null;
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
    take(one, step, queue.claim(model, true));
    one.isBlocked = one.running == null;
  }

  private void take(PlayedProcess one, Claims.Step step, @Nullable TaskModel expected) {
    var next = step.next();
    assertThat(next == null ? "none" : next.id() + " " + next.attempt())
        .isEqualTo(expected == null ? "none" : expected.id + " " + expected.attempt);
    one.running = next;
    one.isBlocked = false;
    if (next == null) {
      one.knowsDue = step.due() != null;
      assertThat(one.knowsDue).isEqualTo(queue.hasDeferred());
    }
  }

  void finish(TaskStatus how, boolean next) {
    if (process != null && process.running != null) {
      end(process, how, next);
    }
  }

  private void end(PlayedProcess one, TaskStatus how, boolean next) {
    var outcome =
        how == TaskStatus.COMPLETE
            ? new Outcome.Ok(Json.tree(++results))
            : Outcome.failed("Boom", "no");
    one.last = new PlayedProcess.Ended(Objects.requireNonNull(one.running), how, outcome, next);
    tell(one, one.last);
  }

  private void tell(PlayedProcess one, PlayedProcess.Ended ended) {
    var step =
        one.claims.finish(ended.claim(), ended.how(), ended.outcome(), "", ended.next(), List.of());
    var outcome = ended.outcome() instanceof Outcome.Ok(var value) ? value.toString() : "Boom";
    assertThat(step.accepted())
        .isEqualTo(queue.finish(model, one.incarnation(), ended.claim(), ended.how(), outcome));
    if (!model.isHeldBy(one.incarnation())) {
      assertThat(step.next()).isNull();
      one.running = null;
    } else {
      take(one, step, queue.claim(model, ended.next()));
    }
    if (one.running == null) {
      if (one != process) {
        return;
      }
      if (ended.next()) {
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
    } else if (one.running != null && model.isHeldBy(one.incarnation())) {
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
    var held = model.holding == null ? null : queue.tasks.get(model.holding);
    assertThat(beat.cancelled())
        .isEqualTo(
            held != null && held.cancelled
                ? List.of(new RunningTask(held.id, held.attempt))
                : List.of());
  }

  void pause(boolean pause) {
    var one = process;
    if (one == null || one.running != null || one.paused == pause) {
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
    if (one.running != null) {
      end(one, TaskStatus.COMPLETE, true);
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
