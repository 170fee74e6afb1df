package dev.muster.app.messages;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Reply;
import dev.muster.shared.messages.Response;
import dev.muster.shared.redis.Json;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Replies and arguments in words.
final class ReplyWords {
  private static final int LINE = 300;

  private ReplyWords() {}

  /// A reply in a line.
  static String of(Reply reply, Function<String, @Nullable String> taskCode) {
    var response = reply.response();
    return switch (reply.state()) {
      case ANSWERED -> response == null ? "answered, then deleted by its reader" : line(response);
      case FAILED ->
          response == null ? "answered with a failure, then deleted by its reader" : line(response);
      case RECALLED -> "recalled before it read it";
      case WAITING ->
          reply.unread() ? "alive, has not read it yet" : "alive, has read it, no answer yet";
      case BEHIND -> {
        var code = taskCode.apply(reply.worker());
        yield "behind task " + reply.task() + (code == null ? "" : " " + code);
      }
      case LATE -> "late: last beat " + Phrases.age(reply.since()) + " ago";
      case GONE ->
          reply.since().isZero()
              ? "has left, will not answer"
              : "last beat " + Phrases.age(reply.since()) + " ago, will not answer";
    };
  }

  /// How long an answer took, or how long a task runs that it is behind.
  static String time(Reply reply) {
    var response = reply.response();
    if (response != null) {
      return Phrases.took(response.elapsed());
    }
    return reply.state() == Reply.State.BEHIND ? Phrases.elapsed(reply.since()) : "";
  }

  /// Where an answer differs, in the words of its command.
  static String differences(String command, Differences differences) {
    return command.equals("DIR") || command.equals("PUSH")
        ? differences.inWords("hash", "file")
        : differences.inWords(differences.thing(), differences.thing());
  }

  /// Arguments in a line: `pattern \.java$`; a dash for none.
  static String args(@Nullable JsonNode args) {
    if (args == null || args.isNull()) {
      return "–";
    }
    if (args.isString()) {
      return firstLine(args.asString());
    }
    if (args.isArray()) {
      return String.join(", ", args.valueStream().map(JsonNode::asString).toList());
    }
    if (args.has("code")) {
      return firstLine(args.path("code").asString());
    }
    var parts =
        args.propertyStream()
            .map(
                part ->
                    part.getValue().isObject()
                        ? part.getKey()
                        : part.getValue().isBoolean()
                            ? part.getKey()
                            : part.getKey() + " " + part.getValue().asString())
            .toList();
    return String.join(", ", parts);
  }

  /// An answer in a line.
  static String of(Response response) {
    return line(response);
  }

  /// An answer's value with nothing left out: a text as it is, all else as JSON; a failure with its
  /// trace.
  static String whole(Response response) {
    return switch (response.outcome()) {
      case Outcome.Ok(var value) ->
          value.isString() ? value.asString() : JsonLayout.of(Json.write(value));
      case Outcome.Failed(var failure) ->
          failure.trace().isEmpty()
              ? failure.toString()
              : failure + "\n  " + String.join("\n  ", failure.trace());
    };
  }

  /// Whether that is JSON.
  static boolean isJson(Response response) {
    return response.outcome() instanceof Outcome.Ok(var value) && !value.isString();
  }

  private static String line(Response response) {
    return switch (response.outcome()) {
      case Outcome.Failed(var failure) -> firstLine(failure.toString());
      case Outcome.Ok(var value) -> value(response.command(), value);
    };
  }

  private static String value(String command, JsonNode value) {
    if (value.isString()) {
      return value.asString().isBlank() ? Json.write(value) : firstLine(value.asString());
    }
    if (value.isObject() && command.equals("DIR")) {
      var folders = value.valueStream().filter(JsonNode::isNull).count();
      var files = value.size() - folders;
      return Phrases.count(files, "file")
          + (folders == 0 ? "" : ", " + Phrases.count(folders, "folder"))
          + names(value);
    }
    if (value.isObject() && command.equals("PUSH")) {
      var size = value.valueStream().mapToLong(file -> file.path("size").asLong(0)).sum();
      return Phrases.count(value.size(), "file") + ", " + Phrases.bytes(size) + names(value);
    }
    if (value.isObject() && command.equals("INFO")) {
      return value.path("version").asString("")
          + " · "
          + value.path("platform").asString("")
          + " · "
          + value.path("running").asString("");
    }
    return firstLine(Json.write(value));
  }

  private static String names(JsonNode files) {
    return files.isEmpty() ? "" : ": " + cut(String.join(", ", files.propertyNames()));
  }

  private static String firstLine(String text) {
    return Harmless.of(cut(text.lines().findFirst().orElse("")));
  }

  private static String cut(String text) {
    return text.length() <= LINE ? text : text.substring(0, LINE) + "…";
  }
}
