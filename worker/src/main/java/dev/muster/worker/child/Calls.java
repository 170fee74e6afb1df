package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.worker.environments.LoadedEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Calls functions of an environment with JSON.
final class Calls {
  private static final int MOST_NAMED = 50;

  private Calls() {}

  /// Calls that form of the function whose parameters are nearest to the arguments.
  ///
  /// @throws CodeFailure if there is no such function, or it can't take these arguments
  /// @throws Throwable what the function throws
  static @Nullable Object call(LoadedEnvironment environment, String name, List<JsonNode> given)
      throws Throwable {
    var forms = environment.functions(name);
    if (forms.isEmpty()) {
      throw new CodeFailure(
          Failure.of("NoFunction", "there is no function " + name + has(environment)));
    }
    return invoke(environment, nearest(forms, given), given);
  }

  private static String has(LoadedEnvironment environment) {
    var names = environment.functionNames();
    return names.isEmpty()
        ? ": the task's environment has no functions at all"
        : ", but there is "
            + names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
            + (names.size() > MOST_NAMED ? ", …" : "");
  }

  private static Method nearest(List<Method> forms, List<JsonNode> given) throws CodeFailure {
    Method nearest = null;
    int distance = Integer.MAX_VALUE;
    @Nullable CodeFailure wrong = null;
    for (var form : forms) {
      if (takes(form, given.size())) {
        try {
          var arguments = Arguments.of(form, spread(form, given));
          if (arguments.distance() < distance) {
            nearest = form;
            distance = arguments.distance();
          }
        } catch (CodeFailure e) {
          wrong = wrong == null ? e : none(forms, given);
        }
      }
    }
    if (nearest != null) {
      return nearest;
    }
    throw wrong == null ? none(forms, given) : wrong;
  }

  private static CodeFailure none(List<Method> forms, List<JsonNode> given) {
    return new CodeFailure(
        Failure.of(
            "BadArgument",
            "there is "
                + forms.stream().map(Arguments::form).sorted().collect(Collectors.joining(", "))
                + ", which can't be called with "
                + (given.isEmpty()
                    ? "no arguments"
                    : given.size() + " argument" + (given.size() == 1 ? "" : "s"))));
  }

  private static boolean takes(Method form, int count) {
    return form.isVarArgs()
        ? count >= form.getParameterCount() - 1
        : count == form.getParameterCount();
  }

  /// With what goes into `T...` as one list, as the method takes it.
  private static List<JsonNode> spread(Method form, List<JsonNode> given) {
    int last = form.getParameterCount() - 1;
    if (!form.isVarArgs() || given.size() == last + 1 && given.get(last).isArray()) {
      return given;
    }
    var all = new ArrayList<>(given.subList(0, last));
    var rest = JsonNodeFactory.instance.arrayNode();
    given.subList(last, given.size()).forEach(rest::add);
    all.add(rest);
    return all;
  }

  private static @Nullable Object invoke(
      LoadedEnvironment environment, Method method, List<JsonNode> given) throws Throwable {
    var arguments = Arguments.of(method, spread(method, given));
    Thread.currentThread().setContextClassLoader(environment.loader());
    try {
      return method.invoke(null, arguments.values());
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
