package dev.muster.app.demo;

import dev.muster.shared.Outcome;
import dev.muster.shared.logs.LogLine;
import dev.muster.shared.messages.Response;
import dev.muster.shared.redis.Json;
import dev.muster.shared.workers.WorkerInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What comes out of the library's calls, as text for a person.
final class Shown {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private Shown() {}

  /// An argument as it stands in a call.
  static String args(@Nullable JsonNode args) {
    return args == null ? "null" : "json(" + args + ")";
  }

  /// An answer: its value, or what went wrong.
  static String value(Response response) {
    return switch (response.outcome()) {
      case Outcome.Ok(var value) -> json(value);
      case Outcome.Failed(var failure) -> "failed: " + failure;
    };
  }

  /// On one line if it is no object or list.
  static String json(JsonNode value) {
    return value.isValueNode() ? value.toString() : value.toPrettyString();
  }

  /// A line a worker.
  static String responses(Map<String, Response> responses) {
    return responses.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + value(entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /// A line an entry.
  static String lines(Map<String, ?> map) {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  /// A line a field, as in a worker's log.
  static String info(WorkerInfo info) {
    return Json.tree(info).properties().stream()
        .map(field -> "%-19s%s".formatted(field.getKey() + ":", fact(field.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private static String fact(JsonNode value) {
    if (value.isArray()) {
      return value
          .valueStream()
          .map(JsonNode::asString)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.asString();
  }

  /// A line an entry: time, command, message.
  static String table(List<LogLine> lines) {
    return lines.stream()
        .map(line -> CLOCK.format(line.time()) + " " + line.command() + " " + line.message())
        .map(String::strip)
        .collect(Collectors.joining("\n"));
  }

  /// The names in a folder.
  static String names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      var names = new TreeMap<String, Path>();
      files.forEach(file -> names.put(file.getFileName().toString(), file));
      return String.join("\n", names.keySet());
    }
  }
}
