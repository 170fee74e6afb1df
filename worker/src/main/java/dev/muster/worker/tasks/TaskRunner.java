package dev.muster.worker.tasks;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueException;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Script;
import dev.muster.shared.tasks.Claims;
import dev.muster.shared.tasks.Claims.Claim;
import dev.muster.shared.tasks.Claims.End;
import dev.muster.shared.tasks.RunningTask;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.workers.Membership;
import dev.muster.worker.Code;
import dev.muster.worker.Outage;
import dev.muster.worker.WorkerLog;
import dev.muster.worker.child.Begun;
import dev.muster.worker.child.Ran;
import dev.muster.worker.environments.EnvironmentLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Claims tasks, has them run, and reports their end. While one runs, the next few may be claimed
/// already, as long as they end fast; the moment one doesn't, they are given back.
public final class TaskRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  /// Of results in one report; one may be longer.
  private static final int MOST_CHARACTERS = 256 << 10;

  private final Claims claims;
  private final String incarnation;
  private final Code code;
  private final EnvironmentLoader environments;
  private final WorkerLog log;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  /// What it has claimed, in the order in which it runs; the first one runs.
  private volatile List<Held> window = List.of();

  private volatile boolean abandoned;
  private long runs;

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

  /// Gives back what was claimed and not begun.
  public Claims.Step giveBack(List<Claim> claimed) {
    return claims.finish(List.of(), claimed, List.of(), 0, List.of());
  }

  /// Runs tasks, and what the queue hands out when they end, until there is nothing more or a
  /// message waits.
  ///
  /// @param stopping whether to claim no further
  /// @return what the last of its reports found
  public Claims.Step runFrom(List<Claim> first, BooleanSupplier stopping, Outage outage)
      throws InterruptedException {
    var pace = new Pace();
    var step = Claims.Step.NONE;
    window = held(List.of(), first);
    try {
      while (!window.isEmpty()) {
        beginAll(outage);
        var ends = ended();
        if (abandoned) {
          break;
        }
        pace.ended(ends.size());
        var rest = window.subList(ends.size(), window.size());
        boolean wanted = step.held() && !stopping.getAsBoolean();
        step = report(ends, List.of(), rest, wanted ? room(rest, pace) : 0, outage);
        window = held(rest, step.claims());
        if (!rest.isEmpty() && (step.messageWaits() || !wanted)) {
          giveBack(outage);
        }
      }
    } finally {
      window = List.of();
    }
    return step;
  }

  private static int room(List<Held> rest, Pace pace) {
    var alone = rest.stream().anyMatch(held -> held.claim.alone());
    return alone ? 0 : Math.max(0, pace.ahead() - rest.size());
  }

  private List<Held> held(List<Held> rest, List<Claim> claimed) {
    var all = new ArrayList<>(rest);
    claimed.forEach(claim -> all.add(new Held(claim, incarnation + "/" + ++runs)));
    return List.copyOf(all);
  }

  /// Begins the first, and as many behind it as need nothing else done before; gives those back if
  /// the first takes its time.
  private void beginAll(Outage outage) throws InterruptedException {
    var first = window.getFirst();
    if (first.begun == null && !isReady(first)) {
      giveBack(outage);
    }
    begin(first);
    for (var held : window) {
      if (held.begun == null && !isReady(held)) {
        break;
      }
      hand(held);
    }
    if (window.size() > 1 && !Objects.requireNonNull(first.begun).isOverSoon()) {
      giveBack(outage);
    }
  }

  private boolean isReady(Held held) {
    var environment = held.claim.environment();
    return environment == null || environments.isLoaded(environment);
  }

  /// Tells of its start, and has it run if it doesn't yet.
  private Begun begin(Held held) throws InterruptedException {
    if (!held.told) {
      held.told = true;
      log.event("TASK_START", held.claim.id());
      log.detail("EXPR", held.claim.work().text());
    }
    var begun = hand(held);
    if (held.killed) {
      code.killTask(held.run);
    }
    if (held.cancelled) {
      code.interruptTask(held.run);
    }
    return begun;
  }

  private Begun hand(Held held) throws InterruptedException {
    var begun = held.begun;
    if (begun == null) {
      begun = begun(held);
      held.begun = begun;
    }
    return begun;
  }

  private Begun begun(Held held) throws InterruptedException {
    var claim = held.claim;
    var environment = claim.environment();
    try {
      if (environment != null
          && environments.ensure(environment) instanceof Outcome.Failed failed) {
        return Begun.of(() -> new Ran(TaskStatus.ERROR, failed));
      }
      return code.begin(
          held.run,
          environment,
          claim.work(),
          claim.timeout(),
          text -> {
            held.tail.add(text);
            log.printed(text, claim.id());
          });
    } catch (QueueException e) {
      throw e;
    } catch (RuntimeException e) {
      return Begun.of(() -> failed(claim, e));
    }
  }

  private static Ran failed(Claim claim, RuntimeException e) {
    LOG.error("Task {} could not be run: {}", claim.id(), e.toString());
    return new Ran(
        TaskStatus.ERROR,
        Outcome.failed(e.getClass().getSimpleName(), String.valueOf(e.getMessage())));
  }

  /// Waits for the end of the first, and takes along those behind it that have ended too.
  private List<End> ended() throws InterruptedException {
    var ends = new ArrayList<End>();
    int characters = 0;
    for (var held : window) {
      if (!ends.isEmpty()
          && (held.begun == null || !held.begun.isOver() || characters > MOST_CHARACTERS)) {
        break;
      }
      var end = end(held);
      if (abandoned) {
        break;
      }
      ends.add(end);
      characters += end.value().length();
    }
    return ends;
  }

  private End end(Held held) throws InterruptedException {
    var claim = held.claim;
    var ran = ran(held);
    var status = ran.status();
    if (ran.outcome() instanceof Outcome.Failed(var failure)) {
      log.printed(failure.toString(), claim.id());
    }
    if (!abandoned) {
      if (status != TaskStatus.ORPHAN) {
        (status == TaskStatus.COMPLETE ? done : failed).incrementAndGet();
      }
      log.event("TASK_" + status, claim.id());
    }
    var output = status == TaskStatus.COMPLETE ? "" : held.tail.text();
    return End.of(claim, status, ran.outcome(), output);
  }

  private Ran ran(Held held) throws InterruptedException {
    try {
      return begin(held).end();
    } catch (QueueException e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(held.claim, e);
    }
  }

  /// Gives back what has surely not run, so that others can.
  private void giveBack(Outage outage) throws InterruptedException {
    if (window.size() == 1) {
      return;
    }
    code.takeBack();
    int kept = 1;
    while (kept < window.size() && !window.get(kept).isUnbegun()) {
      kept++;
    }
    var back = window.subList(kept, window.size()).stream().map(held -> held.claim).toList();
    if (!back.isEmpty()) {
      window = window.subList(0, kept);
      report(List.of(), back, window, 0, outage);
    }
  }

  private Claims.Step report(
      List<End> ends, List<Claim> back, List<Held> going, int most, Outage outage)
      throws InterruptedException {
    var goesOn = going.stream().map(held -> held.claim).toList();
    return outage.through(
        Claims.Step.NONE,
        () -> log.sendWith(before -> claims.finish(ends, back, goesOn, most, before)));
  }

  /// After this worker was lost and is back: goes on with what nobody else has begun, and ends the
  /// rest.
  public void takeBack() {
    for (var held : window) {
      if (!claims.reclaim(held.claim)) {
        log.event("TASK_ORPHAN", held.claim.id());
        kill(held);
      }
    }
  }

  /// Interrupts a task if it is one of those that it holds.
  public void cancel(RunningTask unwanted) {
    for (var held : window) {
      if (held.claim.id().equals(unwanted.task()) && held.claim.attempt() == unwanted.attempt()) {
        held.cancelled = true;
        code.interruptTask(held.run);
      }
    }
  }

  /// Ends a task that may never be begun again: this worker counts as lost, and the task with it.
  public void leaseIsOver() {
    window.stream().filter(held -> held.claim.once()).forEach(this::kill);
  }

  /// Ends what runs, at once, and tells nobody how: it is to begin again elsewhere.
  public void abandon() {
    abandoned = true;
    window.forEach(this::kill);
  }

  private void kill(Held held) {
    held.killed = true;
    code.killTask(held.run);
  }
}
