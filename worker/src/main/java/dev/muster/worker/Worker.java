package dev.muster.worker;

import dev.muster.shared.HostName;
import dev.muster.shared.Outcome;
import dev.muster.shared.QueueClient;
import dev.muster.shared.QueueException;
import dev.muster.shared.messages.Inbox;
import dev.muster.shared.messages.Message;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Waiting;
import dev.muster.shared.tasks.Claims;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.Vitals;
import dev.muster.shared.workers.WorkerInfo;
import dev.muster.worker.WorkerOptions.Allowed;
import dev.muster.worker.environments.EnvironmentLoader;
import dev.muster.worker.messages.Commands;
import dev.muster.worker.messages.IdleLimit;
import dev.muster.worker.tasks.TaskRunner;
import dev.muster.worker.tasks.TaskSignals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// One worker: takes its name, then does one thing after another: claims and runs a task, or waits
/// for a message or a bell and deals with it. {@link #step} is one such thing.
public final class Worker implements AutoCloseable {
  private final WorkerOptions options;
  private final Keys keys;
  private final Redis redis;
  private final QueueClient queue;
  private final Console console;
  private final RedisClock clock;
  private final WorkerLog log;
  private final Membership member;
  private final Inbox inbox;
  private final Registration registration;
  private final Heartbeat heartbeat;
  private final Waiting waiting;
  private final Outage outage;
  private final Code code;
  private final EnvironmentLoader environments;
  private final About about;
  private final TaskRunner tasks;
  private final TaskSignals signals;
  private final Commands commands;
  private final IdleLimit idle = new IdleLimit();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final long startedNanos = System.nanoTime();

  private volatile boolean paused;
  private volatile boolean comingBack;
  private volatile @Nullable QueueException hopeless;
  private volatile String reason = "";
  private Claims.@Nullable Step ahead;

  /// Connects, and starts the processes that run code; doesn't register yet.
  ///
  /// @throws QueueException if Redis refuses it, or isn't there
  public Worker(WorkerOptions options, Console console, RedisClock clock, Code code) {
    this.options = options;
    this.console = console;
    this.clock = clock;
    this.code = code;
    this.keys = new Keys(options.queue());
    var name =
        options.name() != null
            ? options.name()
            : HostName.get() + "::" + ProcessHandle.current().pid();
    this.queue = QueueClient.openAs(options.redis(), options.queue(), name);
    this.redis = new Redis(options.redis(), "muster-worker", false);
    this.member = new Membership(redis, keys, name);
    this.log = new WorkerLog(redis, keys, name, console);
    this.inbox = new Inbox(redis, keys, name, member.incarnation());
    this.waiting = redis.waiting();
    this.outage = new Outage(console, stop, options.expire());
    this.environments = new EnvironmentLoader(queue.environments(), code, log);
    this.about = new About(options, keys, name, environments);
    this.tasks = new TaskRunner(redis, keys, member, options.lists(), code, environments, log);
    this.signals = new TaskSignals(redis.waiting(), keys.signals(name), tasks, options.expire());
    this.registration = new Registration(member, options, clock, log, this::info);
    this.heartbeat =
        new Heartbeat(
            member, options, clock, log, this::vitals, () -> paused, this::afterBeat, this::giveUp);
    this.commands = new Commands(this, options, queue.files(), environments, code, log, idle);
  }

  /// Takes the name, tells of itself, loads the newest environment.
  void start() throws InterruptedException {
    outage.through(
        false,
        () -> {
          // Before it says since when it runs.
          var time = redis.call("TIME").list();
          clock.set(time.get(0).number() * 1000 + time.get(1).number() / 1000);
          about.startedAt(clock.now().minusNanos(System.nanoTime() - startedNanos));
          registration.first(stop);
          log.takeOver();
          return true;
        });
    if (isStopping()) {
      return;
    }
    log.plain(Banner.of(info()));
    log.event("ALIVE", "");
    console.flush();
    heartbeat.start();
    signals.start();
    outage.through(
        false,
        () -> {
          if (options.allows(Allowed.TASKS)) {
            environments.loadNewest();
          }
          tellThatItIsUp();
          return true;
        });
  }

  /// After what it has logged so far, so that who hears of it finds that in Redis.
  private void tellThatItIsUp() {
    var key = options.aliveKey();
    if (key != null) {
      log.sendWith(
          before -> {
            var calls = new ArrayList<>(before);
            calls.add(Call.of("RPUSH", key, member.worker()));
            calls.add(Call.of("EXPIRE", key, 3600));
            return redis.callAll(calls);
          });
    }
  }

  /// Works until it is told to stop.
  ///
  /// @throws QueueException if it can't go on: Redis refuses it, or another process has its name
  public void run() throws InterruptedException {
    try {
      start();
      work();
    } catch (QueueException e) {
      console.line("STOP", "ERROR " + e.getMessage());
      leaveQuietly();
      throw e;
    }
  }

  void work() throws InterruptedException {
    while (outage.through(false, () -> step(options.period()))) {
      var fatal = hopeless;
      if (fatal != null) {
        throw fatal;
      }
    }
    var fatal = hopeless;
    if (fatal != null) {
      throw fatal;
    }
    leave();
  }

  /// Does one thing: runs tasks while there are some, or deals with one message, or waits.
  ///
  /// @param patience how long to wait for something at the most
  /// @return whether to go on
  boolean step(Duration patience) throws InterruptedException {
    if (isStopping()) {
      giveBackClaimed();
      return false;
    }
    var due = patience;
    var early = ahead;
    ahead = null;
    if (wantsTasks()) {
      var claimed = early != null ? early : claim();
      if (!claimed.held()) {
        comeBack();
        return true;
      }
      if (claimed.next() != null) {
        ahead = tasks.runFrom(claimed.claims(), this::isStopping, outage);
        idle.worked();
        return true;
      }
      if (claimed.due() != null && claimed.due().compareTo(due) < 0) {
        due = claimed.due();
      }
    }
    if (idle.isOver()) {
      end("timeout");
      return false;
    }
    var popped = waitForSomething(idle.atMost(due));
    if (!popped.isEmpty() && popped.getFirst().equals(keys.messages(member.worker()))) {
      giveBackClaimed();
      handle(popped.getLast());
    } else if (!popped.isEmpty() && (early != null || hasClaimed())) {
      return step(patience);
    }
    return !isStopping();
  }

  private boolean hasClaimed() {
    var claimed = ahead;
    return claimed != null && claimed.next() != null;
  }

  private boolean wantsTasks() {
    return !paused && !options.lists().isEmpty() && !isStopping();
  }

  private Claims.Step claim() {
    return Claims.read(redis.runAll(List.of(), List.of(tasks.next())).getFirst());
  }

  /// A message, or its end, goes before a task that was claimed together with it.
  private void giveBackClaimed() throws InterruptedException {
    var claimed = ahead;
    ahead = null;
    if (claimed != null && claimed.next() != null) {
      outage.through(Claims.Step.NONE, () -> tasks.giveBack(claimed.claims()));
    }
  }

  /// The message list or a bell, and what stood in it; nothing if time is up. Then it claims, in
  /// the same round trip.
  private List<String> waitForSomething(Duration patience) {
    var block = patience.compareTo(Waiting.LONGEST) > 0 ? Waiting.LONGEST : patience;
    var args = new ArrayList<Object>();
    args.add(keys.messages(member.worker()));
    if (wantsTasks()) {
      options.lists().forEach(list -> args.add(keys.bell(list)));
    }
    args.add(Math.max(0.01, block.toMillis() / 1000.0));
    var calls = new ArrayList<>(List.of(Call.of("BLPOP", args.toArray())));
    if (wantsTasks()) {
      calls.add(tasks.next().call());
    }
    var answers = waiting.callAllSafely(block, calls);
    if (answers.size() > 1 && !answers.getLast().isNull()) {
      ahead = Claims.read(answers.getLast());
    }
    return answers.isEmpty() ? List.of() : answers.getFirst().texts();
  }

  void handle(String document) throws InterruptedException {
    switch (Inbox.read(document)) {
      case Inbox.Taken.Unreadable(var why) -> {
        log.event("MESSAGE", "?");
        log.printed("UnreadableMessage: " + why, "");
      }
      case Inbox.Taken.Malformed(var id, var why) -> {
        log.event("MESSAGE", "?");
        answer(new Message(id, "?", null), Outcome.failed("UnreadableMessage", why), Duration.ZERO);
      }
      case Inbox.Taken.Whole(var message) -> {
        log.event("MESSAGE", message.command());
        var begun = System.nanoTime();
        var outcome = commands.answer(message);
        answer(message, outcome, Duration.ofNanos(System.nanoTime() - begun));
        idle.worked();
      }
    }
  }

  /// Answers, and claims the next task in the same round trip.
  private void answer(Message message, Outcome outcome, Duration elapsed)
      throws InterruptedException {
    if (outcome instanceof Outcome.Failed(var failure)) {
      log.printed(failure.toString(), message.id());
    }
    log.event("RESPONSE", message.command());
    var scripts = new ArrayList<>(List.of(inbox.answer(message, outcome, elapsed)));
    if (wantsTasks()) {
      scripts.add(tasks.next());
    }
    var answers =
        outage.through(
            List.<Reply>of(), () -> log.sendWith(before -> redis.runAll(before, scripts)));
    ahead = answers.size() > 1 ? Claims.read(answers.get(1)) : null;
  }

  /// What it says of itself.
  public WorkerInfo info() {
    return about.info();
  }

  /// Stores its information anew.
  public void publish() {
    member.info(info(), environments.loaded());
  }

  /// Takes no further tasks, or takes them again.
  ///
  /// @return false if that was so already
  public boolean pause(boolean pause) {
    if (paused == pause) {
      return false;
    }
    member.paused(pause);
    paused = pause;
    return true;
  }

  /// Ends after what it does now. May be called from any thread.
  ///
  /// @param why shown in the log; may be empty
  public void end(String why) {
    reason = why;
    stop.countDown();
    waiting.close();
  }

  boolean isStopping() {
    return stop.getCount() == 0;
  }

  private Vitals vitals(String beats) {
    return new Vitals(
        Machine.load(), Machine.memory(), tasks.done(), tasks.failed(), log.last(), beats);
  }

  private void afterBeat(Membership.Beat beat) {
    if (beat.held()) {
      signals.beaten();
      beat.cancelled().forEach(tasks::cancel);
    }
    if (!beat.held() || comingBack) {
      comeBack();
    }
  }

  /// It was lost, or Redis was emptied: takes its name again, and its task too if nobody else has
  /// begun it. What Redis' going away leaves undone of that, the next beat does.
  private synchronized void comeBack() {
    if (isStopping() || !comingBack && member.beat(options.expire(), Vitals.NONE, paused).held()) {
      return;
    }
    comingBack = true;
    registration.again(paused);
    log.event("ALIVE", "");
    environments.tellAgain();
    publish();
    tasks.takeBack();
    comingBack = false;
  }

  private void giveUp(QueueException why) {
    hopeless = why;
    stop.countDown();
    waiting.close();
  }

  private void leave() {
    log.event("STOP", reason.isEmpty() ? "OK" : "OK (" + reason + ")");
    leaveQuietly();
  }

  /// Nothing happens if another process has its name.
  private void leaveQuietly() {
    heartbeat.close();
    try {
      log.flush();
      member.leave();
    } catch (QueueException e) {
      console.line("REDIS", e.getMessage() + " Leaving without a word.");
    }
  }

  /// Leaves at once: what it runs is killed and goes back to the queue. May be called from any
  /// thread.
  void abandon() {
    tasks.abandon();
    code.close();
    leave();
  }

  @Override
  public void close() {
    heartbeat.close();
    signals.close();
    waiting.close();
    log.close();
    environments.close();
    queue.close();
    redis.close();
  }
}
