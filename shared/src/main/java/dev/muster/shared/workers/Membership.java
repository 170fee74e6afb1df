package dev.muster.shared.workers;

import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Script;
import dev.muster.shared.tasks.RunningTask;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/// A worker's own side of the list of workers: takes a name, beats, leaves. Every step says whether
/// this process still holds the name.
public final class Membership {
  private static final Script REGISTER = Script.beside(Membership.class, "register.lua");
  private static final Script BEAT = Script.beside(Membership.class, "beat.lua");
  private static final Script VITALS = Script.beside(Membership.class, "vitals.lua");
  private static final Script STATUS = Script.beside(Membership.class, "status.lua");
  private static final Script INFO = Script.beside(Membership.class, "info.lua");
  private static final Script LEAVE = Script.beside(Membership.class, "leave.lua");

  private final Redis redis;
  private final Keys keys;
  private final String worker;
  private final String incarnation;

  /// For the process that wants to be this worker.
  public Membership(Redis redis, Keys keys, String worker) {
    this.redis = redis;
    this.keys = keys;
    this.worker = worker;
    var token = new byte[16];
    new SecureRandom().nextBytes(token);
    this.incarnation = HexFormat.of().formatHex(token);
  }

  /// The worker's id.
  public String worker() {
    return worker;
  }

  /// A random token of this process, by which scripts tell it from others of the same name.
  public String incarnation() {
    return incarnation;
  }

  /// How an attempt to take a name went.
  public sealed interface Registered {
    /// It is ours.
    ///
    /// @param time now, in ms by Redis
    /// @param dropped messages that a predecessor did not read and nobody will
    /// @param live workers in the queue with this one
    record Taken(long time, int dropped, int live) implements Registered {}

    /// A live worker holds it.
    ///
    /// @param free after so long, if it doesn't beat again
    /// @param overdue whether it has already missed its expiry
    record Refused(Duration free, boolean overdue) implements Registered {}
  }

  /// Takes the name, or says that somebody has it. Again for a process that was lost and came back.
  public Registered register(WorkerInfo info, Duration period, Duration expire, boolean paused) {
    return register(info, period, expire, paused, false);
  }

  /// The same, saying whether it runs commands of the operating system.
  public Registered register(
      WorkerInfo info, Duration period, Duration expire, boolean paused, boolean commands) {
    var answer =
        redis
            .run(
                REGISTER,
                keys,
                worker,
                incarnation,
                Json.write(info),
                period.toMillis(),
                expire.toMillis(),
                paused ? "PAUSED" : "IDLE",
                commands ? 1 : 0)
            .list();
    return answer.get(0).text().equals("OK")
        ? new Registered.Taken(
            answer.get(1).number(), (int) answer.get(2).number(), (int) answer.get(3).number())
        : new Registered.Refused(
            Duration.ofMillis(answer.get(1).number()), answer.get(2).number() == 1);
  }

  /// What a beat found.
  ///
  /// @param held whether the name is still ours; if not, register again
  /// @param time now, in ms by Redis; 0 if not held
  /// @param live workers in the queue
  /// @param cancelled what it runs and is to end
  public record Beat(boolean held, long time, int live, List<RunningTask> cancelled) {
    public Beat {
      cancelled = List.copyOf(cancelled);
    }
  }

  /// A heartbeat.
  public Beat beat(Duration expire, Vitals vitals, boolean paused) {
    var answer =
        redis
            .run(
                BEAT,
                keys,
                worker,
                incarnation,
                expire.toMillis(),
                Json.write(vitals),
                paused ? 1 : 0)
            .list();
    if (!answer.get(0).text().equals("OK")) {
      return new Beat(false, 0, 0, List.of());
    }
    var cancelled = new ArrayList<RunningTask>();
    for (var i = 3; i + 1 < answer.size(); i += 2) {
      cancelled.add(new RunningTask(answer.get(i).text(), (int) answer.get(i + 1).number()));
    }
    return new Beat(true, answer.get(1).number(), (int) answer.get(2).number(), cancelled);
  }

  /// Tells between two beats what has changed.
  ///
  /// @return whether the name is still ours
  public boolean tell(Vitals vitals) {
    return redis.run(VITALS, keys, worker, incarnation, Json.write(vitals)).number() == 1;
  }

  /// Says that it is paused, or idle again.
  ///
  /// @return whether the name is still ours
  public boolean paused(boolean paused) {
    return redis.run(STATUS, keys, worker, incarnation, paused ? "PAUSED" : "IDLE").number() == 1;
  }

  /// Stores its information anew, with the environments that it has loaded.
  ///
  /// @return whether the name is still ours
  public boolean info(WorkerInfo info, Collection<String> environments) {
    var args = new ArrayList<Object>(List.of(worker, incarnation, Json.write(info)));
    args.addAll(environments);
    return redis.run(INFO, keys, args.toArray()).number() == 1;
  }

  /// Leaves in order. What it ran goes back to the queue.
  ///
  /// @return whether the name was still ours
  public boolean leave() {
    return redis.run(LEAVE, keys, worker, incarnation).number() == 1;
  }
}
