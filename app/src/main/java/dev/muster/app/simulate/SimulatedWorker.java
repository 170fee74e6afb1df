package dev.muster.app.simulate;

import dev.muster.shared.Outcome;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.messages.Command;
import dev.muster.shared.messages.Inbox;
import dev.muster.shared.messages.Message;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.tasks.Claims;
import dev.muster.shared.tasks.Claims.Claim;
import dev.muster.shared.tasks.TaskStatus;
import dev.muster.shared.tasks.Work;
import dev.muster.shared.workers.Membership;
import dev.muster.shared.workers.Membership.Registered;
import dev.muster.shared.workers.Vitals;
import dev.muster.shared.workers.WorkerInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// One worker of the fleet. It takes its name, beats, claims tasks and ends them, logs, and answers
/// what it is told; code it runs none. For several threads.
final class SimulatedWorker {
  private static final int LINES = 50;
  private static final int BEATS = 60;
  private static final int A_HOST = 24;
  private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep\\((\\d{1,5})\\)");
  private static final List<String> HOSTS = List.of("web", "gpu", "cpu", "batch");

  private final Redis redis;
  private final Keys keys;
  private final Simulation simulation;
  private final Membership member;
  private final Inbox inbox;
  private final Claims claims;
  private final int number;
  private final List<Call> lines = new ArrayList<>();
  private @Nullable Claim running;
  private boolean paused;
  private boolean silent;
  private boolean left;
  private long done;
  private long line;
  private int beats;
  private String last = "ALIVE";

  SimulatedWorker(Redis redis, Keys keys, Simulation simulation, int number) {
    this.redis = redis;
    this.keys = keys;
    this.simulation = simulation;
    this.number = number;
    this.member = new Membership(redis, keys, host(number) + "::" + (2_000 + number));
    this.inbox = new Inbox(redis, keys, member.worker(), member.incarnation());
    this.claims =
        new Claims(redis, keys, member.worker(), member.incarnation(), List.of(Keys.DEFAULT));
  }

  /// `web001`, `gpu002` …: two dozen workers a machine.
  private static String host(int number) {
    int machine = number / A_HOST;
    return HOSTS.get(machine % HOSTS.size()) + "%03d".formatted(machine + 1);
  }

  String id() {
    return member.worker();
  }

  String messages() {
    return keys.messages(member.worker());
  }

  /// @throws QueueException (REFUSED) if there is a live worker of its name
  synchronized void register() {
    var registered =
        member.register(info(), simulation.period(), simulation.expire(), paused, false);
    if (registered instanceof Registered.Refused) {
      throw new QueueException(
          Reason.REFUSED,
          "There is a live worker called "
              + id()
              + " in queue "
              + keys.queue()
              + " already: simulate in another queue, or stop that one.");
    }
    log("ALIVE", "");
    redis.callAll(taken());
  }

  private WorkerInfo info() {
    return new WorkerInfo(
        "simulated",
        Keys.PROTOCOL,
        "simulated",
        "simulated",
        host(number),
        2_000 + number,
        redis.address().host(),
        redis.address().port(),
        id(),
        keys.queue(),
        simulation.period().toMillis() / 1000.0,
        simulation.expire().toMillis() / 1000.0,
        messages(),
        keys.responses(id()),
        keys.log(id()),
        List.of(),
        List.of(Keys.DEFAULT),
        "/simulated/" + number,
        System.currentTimeMillis(),
        8,
        512L << 20);
  }

  /// It says nothing more, as one whose machine has gone.
  synchronized void fallSilent() {
    silent = true;
  }

  private boolean isGone() {
    return silent || left;
  }

  synchronized void beat() {
    if (isGone()) {
      return;
    }
    beats = Math.min(BEATS, beats + 1);
    var load = running == null ? 0.05 : 0.6 + ThreadLocalRandom.current().nextDouble(0.3);
    var vitals = new Vitals(load, 180L << 20, done, 0, last, "|".repeat(beats));
    if (!member.beat(simulation.expire(), vitals, paused).held()) {
      running = null;
      register();
    }
  }

  /// Whether it could run a task.
  synchronized boolean isIdle() {
    return running == null && !paused && !isGone();
  }

  /// Claims a task. One that isn't the fleet's own ends in an error, for nothing here could run it.
  ///
  /// @return milliseconds that it takes; 0 if there was none, or a message went before it
  synchronized int begin() {
    if (!isIdle()) {
      return 0;
    }
    var claim = claims.claim().next();
    if (claim == null) {
      return 0;
    }
    log("TASK_START", claim.id());
    var sleep = SLEEP.matcher(claim.work().text());
    if (!sleep.matches()) {
      log("TASK_ERROR", claim.id());
      claims.finish(claim, TaskStatus.ERROR, refused(), "", false, taken());
      return 0;
    }
    running = claim;
    return Integer.parseInt(sleep.group(1));
  }

  /// What the fleet puts on the queue: a real worker could run it, too.
  static Work task(int millis) {
    return Work.expression("Thread.sleep(" + millis + ")");
  }

  /// Ends its task.
  ///
  /// @return the task's id; null if it has none to end
  synchronized @Nullable String finish() {
    var claim = running;
    if (claim == null || isGone()) {
      return null;
    }
    running = null;
    log("TASK_COMPLETE", claim.id());
    var step =
        claims.finish(
            claim, TaskStatus.COMPLETE, new Outcome.Ok(Json.tree(number)), "", false, taken());
    if (step.accepted()) {
      done++;
    }
    return claim.id();
  }

  /// What it prints goes to Redis with the lines of others, behind what it has logged before.
  synchronized void print(int lines, List<Call> calls) {
    var claim = running;
    if (!isGone()) {
      calls.addAll(taken());
      var what = " of " + (claim == null ? "nothing" : claim.work().text());
      var first = line;
      line += lines;
      calls.add(
          Call.of(
              "XADD",
              keys.output(id()),
              "MAXLEN",
              LINES,
              "*",
              "text",
              LongStream.range(first, line)
                  .mapToObj(step -> "step " + step + what)
                  .collect(Collectors.joining("\n")),
              "source",
              claim == null ? "" : claim.id(),
              "n",
              first));
    }
  }

  /// Deals with a message.
  synchronized void handle(String document) {
    if (isGone()) {
      return;
    }
    if (Inbox.read(document) instanceof Inbox.Taken.Whole(var message)) {
      log("MESSAGE", message.command());
      var outcome = outcome(message);
      log("RESPONSE", message.command());
      inbox.respond(message, outcome, Duration.ZERO, taken());
      if (message.command().equals(Command.STOP.name())) {
        leave();
      }
    }
  }

  private Outcome outcome(Message message) {
    var command = Command.of(message.command()).orElse(null);
    return switch (command) {
      case PING -> new Outcome.Ok(Json.tree("PONG"));
      case ECHO -> new Outcome.Ok(Json.tree("OK"));
      case INFO -> new Outcome.Ok(Json.tree(info()));
      case STOP -> new Outcome.Ok(Json.tree("BYE"));
      case PAUSE -> pause(true);
      case RESUME -> pause(false);
      case null, default -> refused();
    };
  }

  private static Outcome refused() {
    return Outcome.failed("Simulated", "a simulated worker runs no code and has no files");
  }

  private Outcome pause(boolean wanted) {
    paused = wanted;
    member.paused(wanted);
    return new Outcome.Ok(Json.tree("OK"));
  }

  synchronized void leave() {
    if (!isGone()) {
      finish();
      log("STOP", "OK");
      redis.callAll(taken());
      member.leave();
      left = true;
    }
  }

  private void log(String command, String message) {
    last = (command + " " + message).strip();
    lines.add(
        Call.of(
            "XADD",
            keys.log(id()),
            "MAXLEN",
            LINES,
            "*",
            "command",
            command,
            "message",
            message,
            "n",
            line++));
  }

  private List<Call> taken() {
    var all = List.copyOf(lines);
    lines.clear();
    return all;
  }
}
