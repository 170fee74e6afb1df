package dev.muster.worker.child;

import dev.muster.shared.Failure;
import dev.muster.shared.redis.Json;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// JSON as what a method's parameters want. Nothing is bent: a text is no number, a fraction no
/// whole number.
final class Arguments {
  private static final JsonMapper MAPPER =
      Json.mapper()
          .rebuild()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private static final int MOST_SHOWN = 100;

  private final @Nullable Object[] values;
  private final int distance;

  private Arguments(@Nullable Object[] values, int distance) {
    this.values = values;
    this.distance = distance;
  }

  /// One a parameter.
  @Nullable Object[] values() {
    return values;
  }

  /// How far the types are from those that JSON has; among the forms of a function the nearest is
  /// called.
  int distance() {
    return distance;
  }

  /// Converts them.
  ///
  /// @param given as many as the method has parameters
  /// @throws CodeFailure naming the parameter, what it wants and what it was given
  static Arguments of(Method method, List<JsonNode> given) throws CodeFailure {
    var parameters = method.getParameters();
    var values = new @Nullable Object[parameters.length];
    int distance = 0;
    for (int i = 0; i < parameters.length; i++) {
      values[i] = value(method, parameters[i], given.get(i));
      distance += distance(parameters[i].getType(), given.get(i));
    }
    return new Arguments(values, distance);
  }

  private static @Nullable Object value(Method method, Parameter parameter, JsonNode given)
      throws CodeFailure {
    if (given.isNull() && !parameter.getType().isPrimitive()) {
      return null;
    }
    var type = MAPPER.getTypeFactory().constructType(parameter.getParameterizedType());
    try {
      return MAPPER.treeToValue(given, type);
    } catch (JacksonException e) {
      // A type that says little, such as Comparable, takes what JSON is by itself.
      var natural = natural(given);
      if (parameter.getType().isInstance(natural)) {
        return natural;
      }
      throw new CodeFailure(
          Failure.of(
              "BadArgument",
              "the parameter "
                  + parameter.getName()
                  + " of "
                  + method.getName()
                  + " wants "
                  + typeName(parameter)
                  + " and was given "
                  + shown(given)));
    }
  }

  private static @Nullable Object natural(JsonNode given) {
    return MAPPER.treeToValue(given, Object.class);
  }

  private static int distance(Class<?> wanted, JsonNode given) {
    var order =
        given.isIntegralNumber()
            ? List.<Class<?>>of(int.class, Integer.class, long.class, Long.class, BigInteger.class)
            : given.isNumber()
                ? List.<Class<?>>of(double.class, Double.class, BigDecimal.class)
                : List.<Class<?>>of(String.class, boolean.class, Boolean.class, List.class);
    if (order.contains(wanted)) {
      return order.indexOf(wanted);
    }
    return wanted == Object.class ? 20 : wanted == double.class ? 8 : 10;
  }

  /// A form of a function, such as `f(int n, List<String> names)`.
  static String form(Method method) {
    var text = new StringBuilder(method.getName()).append('(');
    for (var parameter : method.getParameters()) {
      text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ")
          .append(typeName(parameter))
          .append(' ')
          .append(parameter.getName());
    }
    return text.append(')').toString();
  }

  private static String typeName(Parameter parameter) {
    return parameter.getParameterizedType().getTypeName().replaceAll("[\\w$]+[.$](?=\\w)", "");
  }

  private static String shown(JsonNode given) {
    var text = given.toString();
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
