package dev.muster.shared.tasks;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Script;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A worker's own side of tasks: claims the next one, ends it, in one round trip where both are
/// due.
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
  public record Claim(
      String id,
      int attempt,
      Work work,
      @Nullable String environment,
      @Nullable Duration timeout,
      boolean once) {}

  /// What a step found.
  ///
  /// @param held whether this process still holds its name; if not, register again
  /// @param accepted whether the end that it reported counts; false if the task was given to
  /// another
  /// @param next what to run; null if there is nothing, or a message waits, or the worker is paused
  /// @param due after how long a task that waits for its time can be claimed; null where none does
  public record Step(
      boolean held, boolean accepted, @Nullable Claim next, @Nullable Duration due) {}

  /// Claims the next task.
  public Step claim() {
    return read(redis.runAll(List.of(), List.of(next())).getFirst());
  }

  /// What claims the next task, for a round trip with other things.
  public Script.Use next() {
    return CLAIM.on(keys, worker, incarnation, lists, 1, "", "", "", "", "");
  }

  /// Ends a task, and claims the next if asked to. What else is to be written goes before, in the
  /// same round trip. Safe to send twice.
  ///
  /// @param output the last of what it printed, to be kept with how it ended; may be empty
  public Step finish(
      Claim claim,
      TaskStatus status,
      Outcome outcome,
      String output,
      boolean next,
      List<Call> before) {
    var value =
        switch (outcome) {
          case Outcome.Ok(var result) -> Json.write(result);
          case Outcome.Failed(var failure) -> Json.write(failure);
        };
    return read(
        redis.runAfter(
            before,
            CLAIM,
            keys,
            worker,
            incarnation,
            lists,
            next ? 1 : 0,
            claim.id(),
            claim.attempt(),
            status,
            value,
            output));
  }

  /// Takes back a task that this process still runs after it was lost, as the same attempt.
  ///
  /// @return false if another has begun it, or it is gone: end it
  public boolean reclaim(Claim claim) {
    return redis.run(RECLAIM, keys, worker, incarnation, claim.id(), claim.attempt()).number() == 1;
  }

  /// From the answer to that.
  public static Step read(Reply given) {
    var answer = given.list();
    var finish = answer.get(0).text();
    if (answer.size() < 7) {
      var due = answer.size() < 2 ? "" : answer.get(1).text();
      return new Step(
          !finish.equals("GONE"),
          finish.equals("OK"),
          null,
          due.isEmpty() ? null : Duration.ofMillis(Long.parseLong(due)));
    }
    var work = answer.get(3).textOrNull();
    var environment = answer.get(4).text();
    var timeout = answer.get(5).text();
    var claim =
        new Claim(
            answer.get(1).text(),
            (int) answer.get(2).number(),
            WorkDocument.read(work == null ? "" : work),
            environment.isEmpty() ? null : environment,
            timeout.isEmpty() ? null : Duration.ofMillis(answer.get(5).number()),
            !answer.get(6).text().isEmpty());
    return new Step(true, finish.equals("OK"), claim, null);
  }
}
