package dev.muster.shared.tasks;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A worker's own side of tasks: claims the next ones, ends them, gives back what it didn't begin,
/// in one round trip where several are due.
public final class Claims {
  private static final Script CLAIM = Script.beside(Claims.class, "claim.lua");
  private static final Script RECLAIM = Script.beside(Claims.class, "reclaim.lua");

  private final Redis redis;
  private final Keys keys;
  private final String worker;
  private final String incarnation;
  private final String lists;

  /// For one process.
  ///
  /// @param lists of waiting tasks from which it takes: [Keys#DEFAULT], [Keys#COMMANDS]
  public Claims(
      Redis redis, Keys keys, String worker, String incarnation, Collection<String> lists) {
    this.lists = String.join(" ", lists);
    this.redis = redis;
    this.keys = keys;
    this.worker = worker;
    this.incarnation = incarnation;
  }

  /// A task that this process is to run.
  ///
  /// @param id its number
  /// @param attempt 1 the first time
  /// @param work what to do
  /// @param environment id of the environment to run in; null for none
  /// @param timeout how long it may take; null for as long as it likes
  /// @param once whether it may never be begun again
  /// @param alone whether nothing may be claimed beside it: it runs at most once, is a command, or
  ///   its worker was lost before
  public record Claim(
      String id,
      int attempt,
      Work work,
      @Nullable String environment,
      @Nullable Duration timeout,
      boolean once,
      boolean alone) {}

  /// How a task ended.
  ///
  /// @param value the JSON of its result, or of its failure
  /// @param output the last of what it printed, to be kept with how it ended; may be empty
  public record End(Claim claim, TaskStatus status, String value, String output) {
    /// From what came of it.
    public static End of(Claim claim, TaskStatus status, Outcome outcome, String output) {
      var value =
          switch (outcome) {
            case Outcome.Ok(var result) -> Json.write(result);
            case Outcome.Failed(var failure) -> Json.write(failure);
          };
      return new End(claim, status, value, output);
    }
  }

  /// What a step found.
  ///
  /// @param held whether this process still holds its name; if not, register again
  /// @param accepted whether the ends that it reported all count; false if a task was given to
  ///   another
  /// @param claims what to run, in this order; empty if there is nothing, or a message waits, or
  /// the worker is paused
  /// @param due after how long a task that waits for its time can be claimed; null where none does
  /// @param messageWaits whether a message is to be dealt with before any task that hasn't begun
  public record Step(
      boolean held,
      boolean accepted,
      List<Claim> claims,
      @Nullable Duration due,
      boolean messageWaits) {
    /// Nothing to run.
    public static final Step NONE = new Step(true, false, List.of(), null, false);

    /// What to run first; null if there is nothing.
    public @Nullable Claim next() {
      return claims.isEmpty() ? null : claims.getFirst();
    }
  }

  /// Claims the next task.
  public Step claim() {
    return read(redis.runAll(List.of(), List.of(next())).getFirst());
  }

  /// What claims the next task, for a round trip with other things.
  public Script.Use next() {
    return step(List.of(), List.of(), List.of(), 1);
  }

  /// Ends the one task that it runs, and claims the next if asked to.
  ///
  /// @param output the last of what it printed
  public Step finish(
      Claim claim,
      TaskStatus status,
      Outcome outcome,
      String output,
      boolean next,
      List<Call> before) {
    var end = End.of(claim, status, outcome, output);
    return finish(List.of(end), List.of(), List.of(), next ? 1 : 0, before);
  }

  /// Ends tasks, gives back others, and claims more. What else is to be written goes before, in the
  /// same round trip. Safe to send twice.
  ///
  /// @param ends in the order in which they were claimed
  /// @param back claimed and not begun, in that order
  /// @param going claimed and not to be handed out again
  /// @param most how many to claim
  public Step finish(
      List<End> ends, List<Claim> back, List<Claim> going, int most, List<Call> before) {
    return read(redis.runAll(before, List.of(step(ends, back, going, most))).getFirst());
  }

  private Script.Use step(List<End> ends, List<Claim> back, List<Claim> going, int most) {
    var args = new ArrayList<Object>(5 * (1 + ends.size() + back.size()));
    args.addAll(List.of(worker, incarnation, lists, most));
    args.add(going.stream().map(Claim::id).collect(Collectors.joining(" ")));
    for (var end : ends) {
      args.addAll(List.of(end.claim.id, end.claim.attempt, end.status, end.value, end.output));
    }
    for (var claim : back) {
      args.addAll(List.of(claim.id, claim.attempt, "BACK", "", ""));
    }
    return CLAIM.on(keys, args.toArray());
  }

  /// Takes back a task that this process still runs after it was lost, as the same attempt.
  ///
  /// @return false if another has begun it, or it is gone: end it
  public boolean reclaim(Claim claim) {
    return redis.run(RECLAIM, keys, worker, incarnation, claim.id(), claim.attempt()).number() == 1;
  }

  /// From the answer to that.
  public static Step read(Reply given) {
    var parts = given.text().split("\0", -1);
    var accepted = parts[1].indexOf('0') < 0;
    if (parts[0].equals("GONE")) {
      return new Step(false, accepted, List.of(), null, false);
    }
    var claims = new ArrayList<Claim>();
    for (int i = 4; i < parts.length; i += 7) {
      claims.add(claim(parts, i));
    }
    return new Step(true, accepted, List.copyOf(claims), millis(parts[2]), parts[3].equals("1"));
  }

  private static Claim claim(String[] parts, int from) {
    return new Claim(
        parts[from],
        Integer.parseInt(parts[from + 1]),
        WorkDocument.read(parts[from + 2]),
        parts[from + 3].isEmpty() ? null : parts[from + 3],
        millis(parts[from + 4]),
        !parts[from + 5].isEmpty(),
        !parts[from + 6].isEmpty());
  }

  private static @Nullable Duration millis(String text) {
    return text.isEmpty() ? null : Duration.ofMillis(Long.parseLong(text));
  }
}
