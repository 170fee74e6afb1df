package dev.muster.shared.messages;

import dev.muster.shared.messages.Reply.State;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts together what is known of each target's answer, in three round trips whatever their number.
/// Who has answered isn't asked for again. For one thread.
final class Collation {
  /// Nobody tells of a message that was read, so that it is asked for now and then.
  private static final Duration UNREAD_PERIOD = Duration.ofSeconds(10);

  private final Redis redis;
  private final Keys keys;
  private final Sent sent;
  private final Map<String, Reply> settled = new HashMap<>();
  private final Map<String, Asked> asked = new HashMap<>();
  private Instant askedAt = Instant.EPOCH;
  private Instant lookedForUnread = Instant.EPOCH;
  private String position = "-";

  Collation(Redis redis, Keys keys, Sent sent) {
    this.redis = redis;
    this.keys = keys;
    this.sent = sent;
  }

  List<Reply> replies() {
    var open = sent.targets().stream().filter(target -> !settled.containsKey(target)).toList();
    var now = open.isEmpty() ? Map.<String, Reply>of() : ask(open);
    return sent.targets().stream()
        .map(target -> settled.containsKey(target) ? settled.get(target) : now.get(target))
        .map(Objects::requireNonNull)
        .toList();
  }

  /// What was said of a target that has not answered.
  ///
  /// @param row how it stood in the fleet then; null for one that isn't there
  /// @param at when, by Redis
  private record Asked(Reply reply, @Nullable WorkerSummary row, Instant at) {
    /// Whether the fleet doesn't tell otherwise, or is no other than when that was asked.
    boolean holds(@Nullable WorkerSummary now) {
      return Objects.equals(row, now) || isSaidBy(now);
    }

    private boolean isSaidBy(@Nullable WorkerSummary now) {
      if (now == null || !now.state().isLive()) {
        return reply.state() == State.GONE;
      }
      if (now.state() == WorkerState.LATE || reply.state() == State.LATE) {
        return reply.state() == State.LATE && now.state() == WorkerState.LATE;
      }
      return reply.state() != State.GONE && Objects.equals(reply.task(), now.task());
    }

    /// What is said of it a while later.
    Reply later(Instant now) {
      return reply.state() == State.WAITING || !now.isAfter(at)
          ? reply
          : new Reply(
              reply.worker(),
              reply.state(),
              null,
              reply.task(),
              reply.unread(),
              reply.since().plus(Duration.between(at, now)));
    }
  }

  /// The same, where Redis is asked only for those of whom the fleet tells something else.
  ///
  /// @param news whether an answer has come
  List<Reply> replies(boolean news, Fleet fleet) {
    var open = sent.targets().stream().filter(target -> !settled.containsKey(target)).toList();
    var rows = rows(open, fleet);
    var unknown = new LinkedHashSet<String>();
    for (var target : open) {
      var before = asked.get(target);
      if (before == null || !before.holds(rows.get(target))) {
        unknown.add(target);
      }
    }
    unknown.addAll(readSince(open, fleet.time()));
    if (!unknown.isEmpty()) {
      ask(List.copyOf(unknown))
          .forEach(
              (target, reply) -> asked.put(target, new Asked(reply, rows.get(target), askedAt)));
    } else if (news) {
      settle(redis.call("XRANGE", keys.replies(sent.id()), position, "+"));
    }
    asked.keySet().removeAll(settled.keySet());
    return sent.targets().stream()
        .map(
            target ->
                settled.containsKey(target)
                    ? settled.get(target)
                    : Objects.requireNonNull(asked.get(target)).later(fleet.time()))
        .map(Objects::requireNonNull)
        .toList();
  }

  private static Map<String, WorkerSummary> rows(List<String> open, Fleet fleet) {
    if (open.isEmpty()) {
      return Map.of();
    }
    var wanted = new HashSet<>(open);
    return fleet.workers().stream()
        .filter(row -> wanted.contains(row.worker()))
        .collect(Collectors.toMap(WorkerSummary::worker, row -> row));
  }

  /// Those whose list held the message, if any of the lists is empty by now: a list that is, is
  /// no key.
  private List<String> readSince(List<String> open, Instant now) {
    var unread =
        open.stream()
            .filter(target -> asked.containsKey(target) && asked.get(target).reply.unread())
            .toList();
    if (unread.isEmpty()
        || Duration.between(lookedForUnread, now).abs().compareTo(UNREAD_PERIOD) < 0) {
      return List.of();
    }
    lookedForUnread = now;
    var lists = unread.stream().map(keys::messages).toList();
    return redis.call("EXISTS", lists.toArray()).number() < unread.size() ? unread : List.of();
  }

  /// How those stand that have not answered.
  private Map<String, Reply> ask(List<String> open) {
    var state =
        redis.callAll(
            List.of(
                Call.of("TIME"),
                call("HMGET", keys.workerStatus(), open),
                call("HMGET", keys.workerTask(), open),
                call("HMGET", keys.workerPeriod(), open),
                call("ZMSCORE", keys.workerHeartbeat(), open),
                call("ZMSCORE", keys.workerDeadline(), open),
                Call.of("XRANGE", keys.replies(sent.id()), position, "+")));
    settle(state.get(6));
    var clock = state.get(0).list();
    var now = clock.get(0).number() * 1000 + clock.get(1).number() / 1000;
    askedAt = Instant.ofEpochMilli(now);
    var status = state.get(1).list();
    var task = state.get(2).list();
    var period = state.get(3).list();
    var beat = state.get(4).list();
    var deadline = state.get(5).list();
    var unanswered = new ArrayList<Reply>();
    for (var i = 0; i < open.size(); i++) {
      if (!settled.containsKey(open.get(i))) {
        unanswered.add(
            unanswered(
                open.get(i),
                new Standing(
                    status.get(i).textOrNull(),
                    task.get(i).textOrNull(),
                    period.get(i).number(),
                    beat.get(i).number(),
                    deadline.get(i).number()),
                now));
      }
    }
    return inDetail(unanswered, now);
  }

  /// Takes who has answered since the last look. An answer and its entry are written in one step,
  /// so that an entry without its answer means that somebody has deleted that.
  private void settle(dev.muster.shared.redis.Reply entries) {
    var told = new LinkedHashMap<String, String>();
    for (var entry : entries.list()) {
      position = "(" + entry.list().getFirst().text();
      var fields = entry.list().get(1).map();
      var worker = fields.get("worker");
      var status = fields.get("status");
      if (worker != null) {
        told.put(worker.text(), status == null ? "" : status.text());
      }
    }
    if (told.isEmpty()) {
      return;
    }
    var workers = List.copyOf(told.keySet());
    var documents =
        redis.callAll(
            workers.stream()
                .map(worker -> Call.of("HGET", keys.responses(worker), sent.id()))
                .toList());
    for (var i = 0; i < workers.size(); i++) {
      var worker = workers.get(i);
      var state =
          switch (Objects.requireNonNull(told.get(worker))) {
            case "OK" -> State.ANSWERED;
            case "RECALLED" -> State.RECALLED;
            default -> State.FAILED;
          };
      var document = documents.get(i).textOrNull();
      var response = document == null ? null : Messages.read(sent.id(), worker, document);
      if (response != null) {
        state = response.outcome().isOk() ? State.ANSWERED : State.FAILED;
      }
      settled.put(worker, new Reply(worker, state, response, null, false, Duration.ZERO));
    }
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
      return new Reply(worker, State.GONE, null, null, false, age);
    }
    if (age.toMillis() > standing.period * 3 / 2) {
      return new Reply(worker, State.LATE, null, first(standing.task), false, age);
    }
    var task = first(standing.task);
    var state = task == null ? State.WAITING : State.BEHIND;
    return new Reply(worker, state, null, task, false, Duration.ZERO);
  }

  /// The one that runs, of those that a worker holds; null for none.
  private static @Nullable String first(@Nullable String tasks) {
    return tasks == null || tasks.isBlank() ? null : tasks.strip().split(" ", 2)[0];
  }

  /// With what is asked of each alone: whether the message still lies there, and since when the
  /// task runs that it is behind.
  private Map<String, Reply> inDetail(List<Reply> replies, long now) {
    if (replies.isEmpty()) {
      return Map.of();
    }
    var calls = new ArrayList<Call>();
    for (var reply : replies) {
      calls.add(Call.of("LLEN", keys.messages(reply.worker())));
      if (reply.task() != null) {
        calls.add(Call.of("HGET", keys.task(reply.task()), "started"));
      }
    }
    var answers = redis.callAll(calls).iterator();
    var detailed = new HashMap<String, Reply>();
    for (var reply : replies) {
      var unread = answers.next().number() > 0;
      var since = reply.since();
      if (reply.task() != null) {
        var started = answers.next();
        if (reply.state() == State.BEHIND) {
          since = Duration.ofMillis(started.isNull() ? 0 : Math.max(0, now - started.number()));
        }
      }
      detailed.put(
          reply.worker(),
          new Reply(reply.worker(), reply.state(), null, reply.task(), unread, since));
    }
    return detailed;
  }

  private static Call call(String command, String key, List<String> members) {
    var args = new ArrayList<Object>();
    args.add(key);
    args.addAll(members);
    return new Call(command, args);
  }
}
