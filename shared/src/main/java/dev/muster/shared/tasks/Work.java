package dev.muster.shared.tasks;

import dev.muster.shared.QueueException;
import dev.muster.shared.QueueException.Reason;
import dev.muster.shared.redis.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a task is to do.
public sealed interface Work {
  /// Java text, run in the queue's environment: an expression such as `slowdouble(2)`, or
  /// statements.
  ///
  /// @param locals values that it sees by name
  record Expression(String code, Map<String, JsonNode> locals) implements Work {
    public Expression {
      locals = Collections.unmodifiableMap(new LinkedHashMap<>(locals));
    }
  }

  /// A call of one of the environment's functions, whose arguments become what its parameters want.
  record Call(String function, List<JsonNode> arguments) implements Work {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// A program of the operating system, run by workers that were started with `--allow commands`.
  ///
  /// @param argv the program and its arguments; no shell reads them
  /// @param environment variables beside the few that the worker passes on
  /// @param folder where it runs, relative to the worker's folder; null for that itself
  record Command(List<String> argv, Map<String, String> environment, @Nullable String folder)
      implements Work {
    public Command {
      argv = List.copyOf(argv);
      environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
  }

  /// Java text without values.
  static Expression expression(String code) {
    return new Expression(code, Map.of());
  }

  /// Java text that sees values by name.
  ///
  /// @throws QueueException (USAGE) if one can't be JSON
  static Expression expression(String code, Map<String, ?> locals) {
    var values = new LinkedHashMap<String, JsonNode>();
    locals.forEach((name, value) -> values.put(name, json(name, value)));
    return new Expression(code, values);
  }

  /// A call with values that JSON can hold.
  ///
  /// @throws QueueException (USAGE) if one can't be JSON
  static Call call(String function, @Nullable Object... arguments) {
    var values = new java.util.ArrayList<JsonNode>();
    for (var argument : arguments) {
      values.add(json("argument " + (values.size() + 1), argument));
    }
    return new Call(function, values);
  }

  /// A program in the worker's folder.
  static Command command(String... argv) {
    return new Command(List.of(argv), Map.of(), null);
  }

  private static JsonNode json(String name, @Nullable Object value) {
    try {
      return value == null ? JsonNodeFactory.instance.nullNode() : Json.tree(value);
    } catch (JacksonException | StackOverflowError e) {
      throw new QueueException(
          Reason.USAGE,
          "The value of "
              + name
              + " can't be JSON: it contains itself, is nested in more than 100 levels, or has no"
              + " properties.",
          e);
    }
  }

  /// As a person would write it: the code, the call, the command line.
  default String text() {
    return switch (this) {
      case Expression(var code, _) -> code;
      case Call(var function, var arguments) ->
          arguments.stream()
              .map(JsonNode::toString)
              .collect(Collectors.joining(", ", function + "(", ")"));
      case Command(var argv, _, _) ->
          argv.stream().map(Work::quoted).collect(Collectors.joining(" "));
    };
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
