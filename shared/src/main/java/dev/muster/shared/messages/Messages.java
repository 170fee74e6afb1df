package dev.muster.shared.messages;

import dev.muster.shared.Failure;
import dev.muster.shared.Outcome;
import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.files.Files;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/// What is said to workers, and what they answer. A message waits for the task that its worker runs
/// and goes before any further one.
public final class Messages {
  /// Bytes of a message at the most.
  public static final int MAX_BYTES = 1 << 20;

  private static final Script SEND = Script.beside(Messages.class, "send.lua");
  private static final Script FORGET = Script.beside(Messages.class, "forget.lua");
  private static final Script RECALL = Script.beside(Messages.class, "recall.lua");

  private final Redis redis;
  private final Keys keys;
  private final String sender;
  private final Files files;

  /// Over a connection.
  ///
  /// @param sender who messages are said to be from
  /// @param files where PULL without arguments finds the newest pack
  public Messages(Redis redis, Keys keys, String sender, Files files) {
    this.redis = redis;
    this.keys = keys;
    this.sender = sender;
    this.files = files;
  }

  /// Sends a message to each of some workers.
  ///
  /// @throws QueueException (MISSING) if one of them isn't live, naming it; then it is sent to none
  public Sent send(Command command, @Nullable JsonNode args, List<String> workers) {
    return send(command.name(), args, workers);
  }

  /// Sends a message to all live workers.
  ///
  /// @throws QueueException (MISSING) if there is none
  public Sent sendToAll(Command command, @Nullable JsonNode args) {
    return dispatch(command.name(), args, List.of());
  }

  /// Sends any command, also one that this library doesn't know: a worker that doesn't either
  /// answers with the failure `UnknownCommand`.
  public Sent send(String command, @Nullable JsonNode args, List<String> workers) {
    if (workers.isEmpty()) {
      throw new QueueException(Reason.USAGE, "No worker was named to send " + command + " to.");
    }
    return dispatch(command, args, workers.stream().distinct().toList());
  }

  private Sent dispatch(String command, @Nullable JsonNode given, List<String> workers) {
    var args = given == null && command.equals(Command.PULL.name()) ? newestPack() : given;
    var document = new LinkedHashMap<String, Object>();
    document.put("command", command);
    if (args != null) {
      document.put("args", args);
    }
    var rest = Json.write(document).substring(1);
    if (rest.length() > MAX_BYTES) {
      throw new QueueException(
          Reason.LIMIT,
          "This message has "
              + rest.length()
              + " bytes and may have "
              + MAX_BYTES
              + ": put large contents into files and PULL them.");
    }
    var call =
        new ArrayList<Object>(List.of(rest, command, args == null ? "" : Json.write(args), sender));
    call.addAll(workers);
    var answer = redis.run(SEND, keys, call.toArray()).texts();
    if (answer.getFirst().equals("GONE")) {
      throw gone(answer.subList(1, answer.size()));
    }
    var id = answer.get(1);
    return new Sent(
        id, command, args, sender, timeOf(id), answer.subList(2, answer.size()), 0, 0, 0);
  }

  private JsonNode newestPack() {
    return Json.tree(
        files
            .newestPack()
            .orElseThrow(
                () ->
                    new QueueException(
                        Reason.MISSING,
                        "There is nothing to PULL yet: pack files or PUSH some first.")));
  }

  private QueueException gone(List<String> workers) {
    return new QueueException(
        Reason.MISSING,
        workers.isEmpty()
            ? "Queue " + keys.queue() + " has no worker to send to: start one first."
            : "Nothing was sent: not a live worker of queue "
                + keys.queue()
                + ": "
                + String.join(", ", workers));
  }

  /// Whether each target has answered, in the order of the targets.
  ///
  /// @throws QueueException (MISSING) if there is no such message
  public Map<String, Boolean> hasResponses(String id) {
    var targets = targets(id);
    var found =
        redis.callAll(
            targets.stream()
                .map(worker -> Call.of("HEXISTS", keys.responses(worker), id))
                .toList());
    var answered = new LinkedHashMap<String, Boolean>();
    for (var i = 0; i < targets.size(); i++) {
      answered.put(targets.get(i), found.get(i).number() == 1);
    }
    return answered;
  }

  /// Ids of the messages that a worker has answered, oldest first.
  public List<String> responseIds(String worker) {
    return redis.call("HKEYS", keys.responses(worker)).texts().stream()
        .sorted(Comparator.comparing(BigDecimal::new))
        .toList();
  }

  /// A worker's answers to some messages, by id, without those that aren't there.
  public Map<String, Response> responses(String worker, List<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var args = new ArrayList<Object>();
    args.add(keys.responses(worker));
    args.addAll(ids);
    var documents = redis.call("HMGET", args.toArray()).list();
    var responses = new LinkedHashMap<String, Response>();
    for (var i = 0; i < ids.size(); i++) {
      var document = documents.get(i).textOrNull();
      if (document != null) {
        responses.put(ids.get(i), read(ids.get(i), worker, document));
      }
    }
    return responses;
  }

  /// All targets' answers, by worker, in the order of the targets.
  ///
  /// @param delete remove them from Redis in the same step
  /// @param wait how long to wait for those that are missing; zero for not at all
  /// @throws QueueException (MISSING) `Response missing for workers: …`; then none is deleted
  public Map<String, Response> responses(String id, boolean delete, Duration wait) {
    return responses(id, targets(id), delete, wait);
  }

  /// One worker's answer.
  ///
  /// @throws QueueException as above
  public Response response(String id, String worker, boolean delete, Duration wait) {
    return Objects.requireNonNull(responses(id, List.of(worker), delete, wait).get(worker));
  }

  private Map<String, Response> responses(
      String id, List<String> workers, boolean delete, Duration wait) {
    var answers = new Answers(redis, keys, id, workers, delete);
    var documents = wait.isZero() ? answers.now() : answers.within(wait);
    var responses = new LinkedHashMap<String, Response>();
    for (var i = 0; i < workers.size(); i++) {
      responses.put(workers.get(i), read(id, workers.get(i), documents.get(i)));
    }
    return responses;
  }

  /// The messages sent, newest first.
  ///
  /// @param newest how many at the most
  public List<Sent> history(int newest) {
    return history(newest, History.NONE).messages();
  }

  /// The same for who looks again: one round trip of two commands while nothing changes, and a
  /// second for what has. Of what is known the counts alone are read, for the rest never changes.
  ///
  /// @param before what was read last
  public History history(int newest, History before) {
    var open = before.open();
    var calls = new ArrayList<>(List.of(Call.of("ZRANGE", keys.sent(), 0, newest - 1, "REV")));
    if (!open.isEmpty()) {
      calls.add(answeredSince(open, before));
    }
    var look = redis.callAll(calls);
    var ids = look.getFirst().texts();
    var known = before.byId();
    var asked = new LinkedHashSet<>(ids);
    asked.removeAll(known.keySet());
    if (!open.isEmpty()) {
      var streams = open.stream().collect(Collectors.toMap(keys::replies, id -> id));
      for (var stream : look.getLast().list()) {
        asked.add(Objects.requireNonNull(streams.get(stream.list().getFirst().text())));
      }
      asked.retainAll(ids);
    }
    var ends = new HashMap<String, String>();
    if (!asked.isEmpty()) {
      var answers = redis.callAll(recordCalls(asked, known.keySet())).iterator();
      for (var id : asked) {
        // Asked for before the counts: an answer between the two is looked at twice.
        var last = answers.next().list();
        ends.put(id, last.isEmpty() ? "0-0" : last.getFirst().list().getFirst().text());
        var record = answers.next();
        var was = known.get(id);
        if (was != null) {
          known.put(id, was.counting(record.list()));
        } else if (!record.list().isEmpty()) {
          known.put(id, SentRecord.read(id, record.map()));
        }
      }
    }
    return before.then(ids, known, ends);
  }

  private Call answeredSince(List<String> open, History before) {
    var args = new ArrayList<Object>(List.of("COUNT", 1, "STREAMS"));
    open.forEach(id -> args.add(keys.replies(id)));
    open.forEach(id -> args.add(before.position(id)));
    return new Call("XREAD", args);
  }

  private List<Call> recordCalls(Collection<String> asked, Set<String> known) {
    var calls = new ArrayList<Call>();
    for (var id : asked) {
      calls.add(Call.of("XREVRANGE", keys.replies(id), "+", "-", "COUNT", 1));
      calls.add(
          known.contains(id)
              ? Call.of("HMGET", keys.sent(id), "answered", "failed", "recalled")
              : Call.of("HGETALL", keys.sent(id)));
    }
    return calls;
  }

  /// The record of one message.
  ///
  /// @throws QueueException (MISSING) if there is none, or it was sent more than 7 days ago
  public Sent sent(String id) {
    var record = redis.call("HGETALL", keys.sent(id));
    if (record.list().isEmpty()) {
      throw noMessage(id);
    }
    return SentRecord.read(id, record.map());
  }

  private QueueException noMessage(String id) {
    return new QueueException(
        Reason.MISSING, "There is no message " + id + " in queue " + keys.queue() + ".");
  }

  /// Deletes the record of a message and all answers to it. A worker that hasn't read it yet will
  /// still do so.
  ///
  /// @return false if there was no such message any more
  public boolean forget(String id) {
    return redis.run(FORGET, keys, id).number() == 1;
  }

  /// Takes a message back from all targets that have not read it yet: they never will. Who has read
  /// it goes on.
  ///
  /// @throws QueueException (MISSING) if there is no such message
  public Recall recall(String id) {
    var answer = redis.run(RECALL, keys, id).list();
    if (answer.getFirst().text().equals("MISSING")) {
      throw noMessage(id);
    }
    var workers = answer.subList(3, answer.size()).stream().map(one -> one.text()).toList();
    var read = (int) answer.get(1).number();
    var gone = read + (int) answer.get(2).number();
    return new Recall(
        workers.subList(0, read),
        workers.subList(read, gone),
        workers.subList(gone, workers.size()));
  }

  /// Where each target's answer stands, in the order of the targets. Never blocks.
  public List<Reply> replies(String id) {
    return new Collation(redis, keys, sent(id)).replies();
  }

  /// Follows the answers to one message as they come.
  ///
  /// @throws QueueException (MISSING) if there is no such message
  public ReplyWatch watch(String id) {
    return new ReplyWatch(redis, keys, sent(id));
  }

  private List<String> targets(String id) {
    return sent(id).targets();
  }

  static Instant timeOf(String id) {
    var micros = new BigDecimal(id).movePointRight(6).longValue();
    return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
  }

  static Response read(String id, String worker, String document) {
    try {
      var json = Json.parse(document);
      if (!json.isObject()) {
        return unreadable(id, worker, document, "no JSON object");
      }
      var outcome =
          json.path("status").asString("").equals("OK")
              ? new Outcome.Ok(json.path("result"))
              : new Outcome.Failed(failure(json.path("error")));
      return new Response(
          id,
          worker,
          json.path("command").asString("?"),
          outcome,
          instant(json.path("time").asDouble(0)),
          Duration.ofNanos((long) (json.path("elapsed").asDouble(0) * 1e9)),
          document);
    } catch (StreamConstraintsException e) {
      return unreadable(id, worker, document, "nested too deep, or holds too long a text");
    } catch (JacksonException e) {
      return unreadable(id, worker, document, "no JSON");
    }
  }

  private static Response unreadable(String id, String worker, String document, String why) {
    return new Response(
        id,
        worker,
        "?",
        Outcome.failed("UnreadableResponse", "what " + worker + " answered is " + why),
        Instant.EPOCH,
        Duration.ZERO,
        document);
  }

  private static Failure failure(JsonNode error) {
    var trace = new ArrayList<String>();
    error.path("trace").forEach(frame -> trace.add(frame.asString("")));
    return new Failure(
        error.path("type").asString("Error"), error.path("message").asString(""), trace);
  }

  private static Instant instant(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }
}
