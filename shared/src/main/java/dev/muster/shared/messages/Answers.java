package dev.muster.shared.messages;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.redis.Script;
import dev.muster.shared.redis.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The answers of some workers to one message: all of them, or none.
final class Answers {
  /// A message that its queue no longer knows tells of no answer, so the first wait is short.
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);

  private static final Script TAKE = Script.beside(Answers.class, "take.lua");

  private final Redis redis;
  private final Keys keys;
  private final String id;
  private final List<String> workers;
  private final boolean delete;

  /// @param delete remove them from Redis in the step that fetches them
  Answers(Redis redis, Keys keys, String id, List<String> workers, boolean delete) {
    this.redis = redis;
    this.keys = keys;
    this.id = id;
    this.workers = workers;
    this.delete = delete;
  }

  /// @param documents in the order of the workers; of no use if one is missing
  /// @param missing the workers without one
  private record Found(List<String> documents, List<String> missing) {
    List<String> orThrow() {
      if (missing.isEmpty()) {
        return documents;
      }
      throw new QueueException(
          Reason.MISSING, "Response missing for workers: " + String.join(", ", missing));
    }
  }

  /// The documents, in the order of the workers.
  ///
  /// @throws QueueException (MISSING) naming each worker without one
  List<String> now() {
    return fetch().orThrow();
  }

  /// The documents as soon as the last of them is there. Who waits for that asks for the documents
  /// in the same go, so that they are here one round trip after it came.
  ///
  /// @throws QueueException (MISSING) as above when time is up, or at once if somebody has deleted
  ///     one
  List<String> within(Duration wait) {
    var end = System.nanoTime() + wait.toNanos();
    var silent = new HashSet<>(workers);
    var coming = new ReplyStream(keys, id);
    try (var waiting = redis.waiting()) {
      for (var longest = FIRST_WAIT; ; longest = Waiting.LONGEST) {
        var left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) {
          return now();
        }
        var block = left.compareTo(longest) < 0 ? left : longest;
        var calls = new ArrayList<>(List.of(coming.wait(block)));
        var last = silent.size() == 1;
        if (last) {
          calls.addAll(calls());
        }
        var answers = waiting.callAll(block, calls);
        var answered = coming.read(answers.getFirst());
        answered.forEach(silent::remove);
        if (last || silent.isEmpty() || answered.isEmpty()) {
          var found = last ? read(answers.subList(1, answers.size())) : fetch();
          if (found.missing.isEmpty() || silent.isEmpty()) {
            return found.orThrow();
          }
        }
      }
    }
  }

  private List<Call> calls() {
    if (delete) {
      return List.of(TAKE.on(keys, args()).call());
    }
    return workers.stream().map(worker -> Call.of("HGET", keys.responses(worker), id)).toList();
  }

  private Object[] args() {
    var args = new ArrayList<Object>(workers);
    args.addFirst(id);
    return args.toArray();
  }

  private Found fetch() {
    return delete ? taken(redis.run(TAKE, keys, args())) : seen(redis.callAll(calls()));
  }

  /// A script that Redis didn't know did nothing.
  private Found read(List<Reply> answers) {
    if (!delete) {
      return seen(answers);
    }
    return answers.getFirst().isNull() ? fetch() : taken(answers.getFirst());
  }

  private static Found taken(Reply answer) {
    var texts = answer.texts();
    var rest = texts.subList(1, texts.size());
    return texts.getFirst().equals("OK") ? new Found(rest, List.of()) : new Found(List.of(), rest);
  }

  private Found seen(List<Reply> answers) {
    var documents = new ArrayList<String>();
    var missing = new ArrayList<String>();
    for (var i = 0; i < workers.size(); i++) {
      var document = answers.get(i).textOrNull();
      if (document == null) {
        missing.add(workers.get(i));
      } else {
        documents.add(document);
      }
    }
    return new Found(documents, missing);
  }
}
