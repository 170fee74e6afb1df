package dev.muster.worker.tasks;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Script;
import dev.muster.shared.tasks.Claims;
import dev.muster.shared.tasks.Claims.Claim;
import dev.muster.shared.tasks.RunningTask;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.workers.Membership;
import dev.muster.worker.Code;
import dev.muster.worker.Outage;
import dev.muster.worker.WorkerLog;
import dev.muster.worker.child.Ran;
import dev.muster.worker.environments.EnvironmentLoader;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Claims tasks, has them run, and reports their end.
public final class TaskRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  private final Claims claims;
  private final String incarnation;
  private final Code code;
  private final EnvironmentLoader environments;
  private final WorkerLog log;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile @Nullable Running running;
  private volatile boolean abandoned;
  private long runs;

  /// A task that runs.
  ///
  /// @param run by which it is killed; an emptied Redis counts its tasks from 1 again, so their ids
  /// won't do
  private record Running(Claim claim, String run) {}

  /// For one worker.
  ///
  /// @param lists of waiting tasks that it runs
  public TaskRunner(
      Redis redis,
      Keys keys,
      Membership member,
      Collection<String> lists,
      Code code,
      EnvironmentLoader environments,
      WorkerLog log) {
    this.claims = new Claims(redis, keys, member.worker(), member.incarnation(), lists);
    this.incarnation = member.incarnation();
    this.code = code;
    this.environments = environments;
    this.log = log;
  }

  /// Tasks that ended well.
  public long done() {
    return done.get();
  }

  /// Tasks that ended otherwise.
  public long failed() {
    return failed.get();
  }

  /// What claims the next task.
  public Script.Use next() {
    return claims.next();
  }

  /// Runs a task, and what the queue hands out when it ends, until there is nothing more or a
  /// message waits.
  ///
  /// @param stopping whether to claim no further
  public void runFrom(Claim first, BooleanSupplier stopping, Outage outage)
      throws InterruptedException {
    for (var claim = first; claim != null; ) {
      var current = claim;
      var tail = new LastOutput();
      var ran = run(current, tail);
      if (abandoned) {
        return;
      }
      var status = ran.status();
      if (status != TaskStatus.ORPHAN) {
        (status == TaskStatus.COMPLETE ? done : failed).incrementAndGet();
      }
      log.event("TASK_" + status, current.id());
      var step =
          outage.through(
              new Claims.Step(true, false, null, null),
              () ->
                  log.sendWith(
                      before ->
                          claims.finish(
                              current,
                              status,
                              ran.outcome(),
                              status == TaskStatus.COMPLETE ? "" : tail.text(),
                              !stopping.getAsBoolean(),
                              before)));
      running = null;
      claim = step.next();
    }
  }

  private Ran run(Claim claim, LastOutput tail) throws InterruptedException {
    var begun = new Running(claim, incarnation + "/" + ++runs);
    running = begun;
    log.event("TASK_START", claim.id());
    log.detail("EXPR", claim.work().text());
    var ran = ran(claim, begun.run, tail);
    if (ran.outcome() instanceof Outcome.Failed(var failure)) {
      log.printed(failure.toString(), claim.id());
    }
    return ran;
  }

  private Ran ran(Claim claim, String run, LastOutput tail) throws InterruptedException {
    var environment = claim.environment();
    try {
      if (environment != null
          && environments.ensure(environment) instanceof Outcome.Failed failed) {
        return new Ran(TaskStatus.ERROR, failed);
      }
      return code.run(
          run,
          environment,
          claim.work(),
          claim.timeout(),
          text -> {
            tail.add(text);
            log.printed(text, claim.id());
          });
    } catch (QueueException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("Task {} could not be run: {}", claim.id(), e.toString());
      return new Ran(
          TaskStatus.ERROR,
          Outcome.failed(e.getClass().getSimpleName(), String.valueOf(e.getMessage())));
    }
  }

  /// After this worker was lost and is back: goes on with its task if nobody else has begun it,
  /// else
  /// ends it.
  public void takeBack() {
    var now = running;
    if (now != null && !claims.reclaim(now.claim)) {
      log.event("TASK_ORPHAN", now.claim.id());
      code.killTask(now.run);
    }
  }

  /// Interrupts a task if it is the one that runs.
  public void cancel(RunningTask unwanted) {
    var now = running;
    if (now != null
        && now.claim.id().equals(unwanted.task())
        && now.claim.attempt() == unwanted.attempt()) {
      code.interruptTask(now.run);
    }
  }

  /// Ends a task that may never be begun again: this worker counts as lost, and the task with it.
  public void leaseIsOver() {
    var now = running;
    if (now != null && now.claim.once()) {
      code.killTask(now.run);
    }
  }

  /// Ends what runs, at once, and tells nobody how: it is to begin again elsewhere.
  public void abandon() {
    abandoned = true;
    var now = running;
    if (now != null) {
      code.killTask(now.run);
    }
  }
}
