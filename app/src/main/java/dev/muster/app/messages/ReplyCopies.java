package dev.muster.app.messages;

import dev.muster.app.controls.Export;
import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.app.controls.Shell;
import dev.muster.app.session.Place;
import dev.muster.shared.messages.Response;
import dev.muster.shared.messages.Sent;
import dev.muster.shared.redis.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A message and its replies as they are taken elsewhere.
final class ReplyCopies {
  private ReplyCopies() {}

  /// The message as it stands on the wire.
  static String document(Sent sent) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", sent.id());
    fields.put("command", sent.command());
    var args = sent.args();
    if (args != null) {
      fields.put("args", args);
    }
    return Json.write(fields);
  }

  /// All answers on their way out.
  static Export export(Sent sent, ReplyList replies) {
    return new Export(
        Phrases.count(replies.answered(), "answer"),
        replies.answered() != 1,
        "As they stand on the wire, by worker; or as text, a line each target.",
        sent.command() + "-" + sent.id(),
        List.of(
            new Export.Form("JSON", ".json", () -> json(replies)),
            new Export.Form("Lines", ".txt", () -> text(replies))));
  }

  /// One answer on its way out: its value, and all of it as it stands on the wire.
  static Export export(Response response) {
    return new Export(
        "the answer of " + Harmless.of(response.worker()),
        false,
        "Its value alone, or the whole reply as it stands on the wire; nothing is cut.",
        response.command() + "-" + response.id() + "-" + response.worker(),
        List.of(
            new Export.Form(
                "Value",
                ReplyWords.isJson(response) ? ".json" : ".txt",
                () -> ReplyWords.whole(response)),
            new Export.Form("Whole reply", ".json", response::document)));
  }

  /// A line a target: who, how it stands, what it answered.
  static String text(ReplyList replies) {
    return replies.targets().stream()
        .map(
            target ->
                Harmless.of(target.reply().worker()) + "\t" + target.kind() + "\t" + target.words())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// Each answer as it stands on the wire, by worker; what is no JSON as a text.
  static String json(ReplyList replies) {
    return replies.targets().stream()
        .map(target -> target.reply().response())
        .filter(Objects::nonNull)
        .map(response -> Json.write(response.worker()) + ": " + json(response))
        .collect(Collectors.joining(",\n", "{", "}\n"));
  }

  private static String json(Response response) {
    return response.command().equals("?") ? Json.write(response.document()) : response.document();
  }

  /// The line that says the same to the same workers.
  static String line(Sent sent, Place place) {
    var args = sent.args();
    return "muster send "
        + Shell.word(place.queue())
        + " "
        + Shell.word(sent.command())
        + (args == null ? "" : " " + Shell.word(words(args)))
        + " --to "
        + sent.targets().stream().map(Shell::word).collect(Collectors.joining(" "))
        + " "
        + place.address().commandLine();
  }

  /// The lines with which the record and each answer are read by hand.
  static String redis(Sent sent, Place place) {
    var client = "redis-cli " + forRedisCli(place.address().commandLine()) + " ";
    var record = client + "HGETALL " + Shell.word(place.queue() + ":messages:" + sent.id());
    return Stream.concat(
            Stream.of(record),
            sent.targets().stream()
                .map(
                    worker ->
                        client
                            + "HGET "
                            + Shell.word(place.queue() + ":workers:" + worker + ":response")
                            + " "
                            + sent.id()))
        .collect(Collectors.joining("\n"));
  }

  private static String words(JsonNode args) {
    // A text that would be taken for JSON is written as JSON.
    return args.isString() && !args.asString().matches("(?s)\\s*[{\\[\"].*")
        ? args.asString()
        : Json.write(args);
  }

  /// The same options by the names that redis-cli has for them.
  private static String forRedisCli(String options) {
    return options
        .replace("--redis ", "-u ")
        .replace(" --tls-ca ", " --cacert ")
        .replace(" --tls-cert ", " --cert ")
        .replace(" --tls-key ", " --key ");
  }
}
