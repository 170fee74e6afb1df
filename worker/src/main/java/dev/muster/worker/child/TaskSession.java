package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.redis.Json;
import dev.muster.worker.environments.CompileException;
import dev.muster.worker.environments.LoadedEnvironment;
import dev.muster.worker.environments.Unpacked;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Runs expressions of tasks against the environments that it has loaded.
final class TaskSession implements Session {
  private final Map<String, LoadedEnvironment> environments = new HashMap<>();

  /// Has the environment of tasks that name none.
  TaskSession() throws CompileException {
    environments.put(Children.NO_ENVIRONMENT, none());
  }

  private static LoadedEnvironment none() throws CompileException {
    return LoadedEnvironment.load(Unpacked.of(Children.NO_ENVIRONMENT, Map.of()));
  }

  /// The compiler's first call takes much longer than later ones. Files that it has open are not
  /// for two threads, so this has its own.
  @Override
  public void warmUp() throws Throwable {
    none().call("0", Map.of());
    json(List.of());
  }

  @Override
  public @Nullable Object run(Request request) throws Throwable {
    try {
      return switch (request) {
        case Request.Load(var unpacked) -> {
          environments.put(unpacked.id(), LoadedEnvironment.load(unpacked));
          yield null;
        }
        case Request.Expression(var id, var code, var locals) ->
            expression(environment(id), code, locals);
        case Request.Call(var id, var function, var arguments) ->
            Calls.call(environment(id), function, arguments);
        case Request.Eval _ -> throw new IllegalStateException("this child evaluates no sessions");
      };
    } catch (CompileException e) {
      throw new CodeFailure(compileFailure(e));
    }
  }

  private static @Nullable Object expression(
      LoadedEnvironment environment, String code, Map<String, JsonNode> locals) throws Throwable {
    var call = locals.isEmpty() ? LiteralCall.of(code).orElse(null) : null;
    return call != null && environment.functionNames().contains(call.function())
        ? Calls.call(environment, call.function(), call.arguments())
        : environment.call(code, javaValues(locals));
  }

  @Override
  public byte[] json(@Nullable Object value) throws CodeFailure {
    return Value.strictJson(value);
  }

  @Override
  public void stop(Thread running) {
    running.interrupt();
  }

  private LoadedEnvironment environment(String id) throws CodeFailure {
    var found = environments.get(id);
    if (found == null) {
      throw new CodeFailure(
          Failure.of("NoEnvironment", "the environment " + id + " is not loaded: load it first"));
    }
    return found;
  }

  private static Failure compileFailure(CompileException e) {
    var all = e.problems();
    return new Failure(
        "CompileError", String.valueOf(e.getMessage()), all.size() > 1 ? all : List.of());
  }

  private static Map<String, @Nullable Object> javaValues(Map<String, JsonNode> locals) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    locals.forEach((name, json) -> values.put(name, Json.mapper().treeToValue(json, Object.class)));
    return values;
  }
}
