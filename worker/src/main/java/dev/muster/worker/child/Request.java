package dev.muster.worker.child;

import dev.muster.worker.environments.Unpacked;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a child can be asked to do.
public sealed interface Request {

  /// Run code in the session.
  ///
  /// @param code statements, expressions, definitions and imports, in any number
  record Eval(String code) implements Request {}

  /// Compile an environment, in place of the one of the same id if there is one.
  record Load(Unpacked environment) implements Request {}

  /// Run code against an environment.
  ///
  /// @param environment id of one that is loaded
  /// @param code an expression, or statements
  /// @param locals variables that the code can see
  record Expression(String environment, String code, Map<String, JsonNode> locals)
      implements Request {
    public Expression {
      locals = Collections.unmodifiableMap(new LinkedHashMap<>(locals));
    }
  }

  /// Call a function of an environment.
  ///
  /// @param environment id of one that is loaded
  record Call(String environment, String function, List<JsonNode> arguments) implements Request {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }
}
