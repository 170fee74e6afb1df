package dev.muster.shared.messages;

import dev.muster.shared.messages.Reply.State;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts together what is known of each target's answer, in three round trips whatever their number.
final class Collation {
  private final Redis redis;
  private final Keys keys;
  private final Messages messages;

  Collation(Redis redis, Keys keys, Messages messages) {
    this.redis = redis;
    this.keys = keys;
    this.messages = messages;
  }

  List<Reply> replies(Sent sent) {
    var targets = sent.targets();
    if (targets.isEmpty()) {
      return List.of();
    }
    var state =
        redis.callAll(
            List.of(
                Call.of("TIME"),
                call("HMGET", keys.workerStatus(), targets),
                call("HMGET", keys.workerTask(), targets),
                call("HMGET", keys.workerPeriod(), targets),
                call("ZMSCORE", keys.workerHeartbeat(), targets),
                call("ZMSCORE", keys.workerDeadline(), targets),
                Call.of("XRANGE", keys.replies(sent.id()), "-", "+")));
    // After the list of who has answered: an answer that comes in between is then seen with its
    // value, and not taken for one that somebody has deleted.
    var documents = messages.documents(sent.id(), targets);
    var clock = state.get(0).list();
    var now = clock.get(0).number() * 1000 + clock.get(1).number() / 1000;
    var fetched = fetched(state.get(6));
    var replies = new ArrayList<Reply>(targets.size());
    for (var i = 0; i < targets.size(); i++) {
      var worker = targets.get(i);
      var document = documents.get(worker);
      if (document != null) {
        var response = Messages.read(sent.id(), worker, document);
        replies.add(
            new Reply(
                worker,
                response.outcome().isOk() ? State.ANSWERED : State.FAILED,
                response,
                null,
                Duration.ZERO));
      } else if (fetched.containsKey(worker)) {
        // It answered, and somebody has deleted the answer since.
        var wentWell = "OK".equals(fetched.get(worker));
        replies.add(
            new Reply(worker, wentWell ? State.ANSWERED : State.FAILED, null, null, Duration.ZERO));
      } else {
        replies.add(
            unanswered(
                worker,
                new Standing(
                    state.get(1).list().get(i).textOrNull(),
                    state.get(2).list().get(i).textOrNull(),
                    state.get(3).list().get(i).number(),
                    state.get(4).list().get(i).number(),
                    state.get(5).list().get(i).number()),
                now));
      }
    }
    return withRunningTimes(replies, now);
  }

  private record Standing(
      @Nullable String status, @Nullable String task, long period, long beat, long deadline) {}

  private static Reply unanswered(String worker, Standing standing, long now) {
    var age = Duration.ofMillis(Math.max(0, now - standing.beat));
    var status = Objects.requireNonNullElse(standing.status, "EXITED");
    if (status.equals("EXITED")
        || status.equals("LOST")
        || standing.deadline == 0
        || now > standing.deadline + standing.period) {
      return new Reply(worker, State.GONE, null, null, age);
    }
    if (age.toMillis() > standing.period * 3 / 2) {
      return new Reply(worker, State.LATE, null, standing.task, age);
    }
    return standing.task == null || standing.task.isBlank()
        ? new Reply(worker, State.WAITING, null, null, Duration.ZERO)
        : new Reply(worker, State.BEHIND, null, standing.task.strip().split(" ")[0], Duration.ZERO);
  }

  private List<Reply> withRunningTimes(List<Reply> replies, long now) {
    var behind =
        replies.stream()
            .filter(reply -> reply.state() == State.BEHIND)
            .map(reply -> Objects.requireNonNull(reply.task()))
            .distinct()
            .toList();
    if (behind.isEmpty()) {
      return replies;
    }
    var answers =
        redis.callAll(
            behind.stream().map(task -> Call.of("HGET", keys.task(task), "started")).toList());
    var started = new HashMap<String, Long>();
    for (var i = 0; i < behind.size(); i++) {
      started.put(behind.get(i), answers.get(i).isNull() ? now : answers.get(i).number());
    }
    return replies.stream()
        .map(reply -> reply.state() == State.BEHIND ? running(reply, started, now) : reply)
        .toList();
  }

  private static Reply running(Reply reply, Map<String, Long> started, long now) {
    var since = now - started.getOrDefault(Objects.requireNonNull(reply.task()), now);
    return new Reply(
        reply.worker(), reply.state(), null, reply.task(), Duration.ofMillis(Math.max(0, since)));
  }

  /// Who has answered, and how.
  private static Map<String, String> fetched(dev.muster.shared.redis.Reply entries) {
    var statuses = new HashMap<String, String>();
    for (var entry : entries.list()) {
      var fields = entry.list().get(1).map();
      var worker = fields.get("worker");
      var status = fields.get("status");
      if (worker != null) {
        statuses.put(worker.text(), status == null ? "" : status.text());
      }
    }
    return statuses;
  }

  private static Call call(String command, String key, List<String> members) {
    var args = new ArrayList<Object>();
    args.add(key);
    args.addAll(members);
    return new Call(command, args);
  }
}
