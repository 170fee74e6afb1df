package dev.muster.shared.messages;

import dev.muster.shared.Outcome;
import dev.muster.shared.redis.Call;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.Keys;
import dev.muster.shared.redis.Redis;
import dev.muster.shared.redis.Script;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/// A worker's own side of messages: takes the next one, answers it.
public final class Inbox {
  /// It stands in the log, where it must not look like lines of its own.
  private static final Pattern COMMAND = Pattern.compile("[^\\p{C}\\p{Z}]{1,64}");

  private static final Script RESPOND = Script.beside(Inbox.class, "respond.lua");

  private final Redis redis;
  private final Keys keys;
  private final String worker;
  private final String incarnation;

  /// For one process.
  public Inbox(Redis redis, Keys keys, String worker, String incarnation) {
    this.redis = redis;
    this.keys = keys;
    this.worker = worker;
    this.incarnation = incarnation;
  }

  /// What was taken from the list.
  public sealed interface Taken {
    /// A message.
    record Whole(Message message) implements Taken {}

    /// Something that is no message, but says whom to answer.
    ///
    /// @param id what its sender waits for
    /// @param why a sentence
    record Malformed(String id, String why) implements Taken {}

    /// Something that nobody can be told about.
    ///
    /// @param why a sentence
    record Unreadable(String why) implements Taken {}
  }

  /// The next message, if one is there; never waits.
  public Optional<Taken> take() {
    return Optional.ofNullable(redis.call("LPOP", keys.messages(worker)).textOrNull())
        .map(Inbox::read);
  }

  /// Reads what stands in a message list.
  public static Taken read(String document) {
    try {
      var json = Json.parse(document);
      var id = json.path("id");
      var command = json.path("command");
      if (!json.isObject() || !id.isString()) {
        return new Taken.Unreadable(
            "a message is an object with a text \"id\" and a text \"command\"");
      }
      if (!command.isString() || !COMMAND.matcher(command.asString()).matches()) {
        return new Taken.Malformed(
            id.asString(), "a message has a \"command\", a word of at most 64 characters");
      }
      return new Taken.Whole(
          new Message(
              id.asString(),
              command.asString(),
              json.hasNonNull("args") ? json.get("args") : null));
    } catch (JacksonException e) {
      return new Taken.Unreadable("a message is a JSON object, not: " + abridged(document));
    }
  }

  private static String abridged(String document) {
    var clean = document.replaceAll("\\p{Cntrl}", " ");
    return clean.length() <= 100 ? clean : clean.substring(0, 100) + "…";
  }

  /// Answers a message. What else is to be written goes before it, in the same round trip.
  ///
  /// @return whether this process still holds its name; if not, nothing was answered
  public boolean respond(Message message, Outcome outcome, Duration elapsed, List<Call> before) {
    return redis.runAll(before, List.of(answer(message, outcome, elapsed))).getFirst().number()
        == 1;
  }

  /// What answers a message, for a round trip with other things. Gives 1, or 0 when this process no
  /// longer holds its name.
  public Script.Use answer(Message message, Outcome outcome, Duration elapsed) {
    var document = document(message, outcome, elapsed);
    if (document.length() > Json.MAX_BYTES) {
      return answer(
          message,
          Outcome.failed(
              "ResultTooLarge",
              "the result has "
                  + document.length()
                  + " bytes and may have "
                  + Json.MAX_BYTES
                  + ": write it to a file and PUSH that"),
          elapsed);
    }
    // The script adds the time and closes the object.
    var open = document.substring(0, document.length() - 1);
    var status = outcome.isOk() ? "OK" : "ERROR";
    return RESPOND.on(keys, worker, incarnation, message.id(), open, status);
  }

  private static String document(Message message, Outcome outcome, Duration elapsed) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", message.id());
    fields.put("command", message.command());
    switch (outcome) {
      case Outcome.Ok(var value) -> {
        fields.put("status", "OK");
        fields.put("result", value);
      }
      case Outcome.Failed(var failure) -> {
        fields.put("status", "ERROR");
        fields.put("error", failure);
      }
    }
    fields.put("elapsed", elapsed.toNanos() / 1e9);
    return Json.write(fields);
  }
}
