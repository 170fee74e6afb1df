package dev.muster.worker.tasks;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.tasks.Claims;
import dev.muster.shared.tasks.Claims.Claim;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.workers.Membership;
import dev.muster.worker.Code;
import dev.muster.worker.Outage;
import dev.muster.worker.WorkerLog;
import dev.muster.worker.child.Ran;
import dev.muster.worker.environments.EnvironmentLoader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Claims tasks, has them run, and reports their end.
public final class TaskRunner {
  private final Claims claims;
  private final Code code;
  private final EnvironmentLoader environments;
  private final WorkerLog log;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile @Nullable Claim running;

  /// For one worker.
  public TaskRunner(
      Redis redis,
      Keys keys,
      Membership member,
      Code code,
      EnvironmentLoader environments,
      WorkerLog log) {
    this.claims = new Claims(redis, keys, member.worker(), member.incarnation());
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

  /// Claims the next task.
  public Claims.Step claim() {
    return claims.claim();
  }

  /// Runs a task, and what the queue hands out when it ends, until there is nothing more or a
  /// message waits.
  ///
  /// @param stopping whether to claim no further
  public void runFrom(Claim first, BooleanSupplier stopping, Outage outage)
      throws InterruptedException {
    for (var claim = first; claim != null; ) {
      var current = claim;
      var ran = run(current);
      var status = ran.status();
      (status == TaskStatus.COMPLETE ? done : failed).incrementAndGet();
      log.event("TASK_" + status, current.id());
      var step =
          outage.through(
              new Claims.Step(true, false, null),
              () ->
                  log.sendWith(
                      before ->
                          claims.finish(
                              current, status, ran.outcome(), !stopping.getAsBoolean(), before)));
      running = null;
      claim = step.next();
    }
  }

  private Ran run(Claim claim) throws InterruptedException {
    running = claim;
    log.event("TASK_START", claim.id());
    log.detail("EXPR", claim.work().code());
    var environment = claim.environment();
    if (environment != null && environments.ensure(environment) instanceof Outcome.Failed failed) {
      return new Ran(TaskStatus.ERROR, failed);
    }
    var ran =
        code.run(
            claim.id(),
            environment,
            claim.work().code(),
            claim.work().locals(),
            text -> log.printed(text, claim.id()));
    if (ran.outcome() instanceof Outcome.Failed(var failure)) {
      log.printed(failure.toString(), claim.id());
    }
    return ran;
  }

  /// After this worker was lost and is back: goes on with its task if nobody else has begun it,
  /// else
  /// ends it.
  public void takeBack() {
    var claim = running;
    if (claim != null && !claims.reclaim(claim)) {
      log.event("TASK_ORPHAN", claim.id());
      kill();
    }
  }

  /// Ends what runs, at once.
  public void kill() {
    if (running != null) {
      code.killTask();
    }
  }
}
