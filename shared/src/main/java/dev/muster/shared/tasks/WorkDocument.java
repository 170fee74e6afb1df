package dev.muster.shared.tasks;

import dev.muster.shared.redis.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a task is to do, as it stands in the field `work`.
final class WorkDocument {
  private WorkDocument() {}

  static String of(Work work) {
    var fields = new LinkedHashMap<String, Object>();
    switch (work) {
      case Work.Expression(var code, var locals) -> {
        fields.put("expr", code);
        putUnlessEmpty(fields, "locals", locals);
      }
      case Work.Call(var function, var arguments) -> {
        fields.put("call", function);
        if (!arguments.isEmpty()) {
          fields.put("args", arguments);
        }
      }
      case Work.Command(var argv, var environment, var folder) -> {
        fields.put("command", argv);
        putUnlessEmpty(fields, "env", environment);
        if (folder != null) {
          fields.put("dir", folder);
        }
      }
    }
    return Json.write(fields);
  }

  private static void putUnlessEmpty(Map<String, Object> fields, String name, Map<String, ?> map) {
    if (!map.isEmpty()) {
      fields.put(name, map);
    }
  }

  /// A document that can't be read becomes an expression that nobody can compile, so that its task
  /// ends in an error that shows it.
  static Work read(String document) {
    try {
      var json = Json.parse(document);
      var code = json.path("expr");
      if (code.isString() && !code.asString().isBlank()) {
        return new Work.Expression(code.asString(), map(json.path("locals")));
      }
      var function = json.path("call");
      if (function.isString()) {
        return new Work.Call(function.asString(), list(json.path("args")));
      }
      var argv = list(json.path("command"));
      if (!argv.isEmpty() && argv.stream().allMatch(JsonNode::isString)) {
        return command(argv, json);
      }
    } catch (JacksonException e) {
      // Shown below.
    }
    // Nothing, or an object alone, could be taken for an empty block, which would end well.
    return Work.expression("what to do can't be read: " + document);
  }

  private static Work command(List<JsonNode> argv, JsonNode json) {
    var environment = new LinkedHashMap<String, String>();
    map(json.path("env")).forEach((name, value) -> environment.put(name, value.asString("")));
    var folder = json.path("dir");
    return new Work.Command(
        argv.stream().map(JsonNode::asString).toList(),
        environment,
        folder.isString() ? folder.asString() : null);
  }

  private static Map<String, JsonNode> map(JsonNode json) {
    var map = new LinkedHashMap<String, JsonNode>();
    json.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return map;
  }

  private static List<JsonNode> list(JsonNode json) {
    var list = new ArrayList<JsonNode>();
    if (json.isArray()) {
      json.forEach(list::add);
    }
    return list;
  }
}
