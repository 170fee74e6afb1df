package dev.muster.worker.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// An expression that is the call of a function with plain literals, such as `f(1, "x")`: nothing
/// in it needs the compiler.
record LiteralCall(String function, List<JsonNode> arguments) {
  /// Longer ones go to the compiler, which has no limit.
  private static final int LONGEST = 2_000;

  private static final Pattern CALL =
      Pattern.compile("\\s*([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*\\((.*)\\)\\s*;?\\s*", Pattern.DOTALL);
  private static final Pattern LITERAL =
      Pattern.compile(
          "\\s*(?:(?<whole>-?(?:0|[1-9]\\d{0,9}))|(?<fraction>-?\\d+\\.\\d+(?:[eE][+-]?\\d+)?)"
              + "|\"(?<text>[^\"\\\\\\v]*+(?:\\\\[btnfrs\"'\\\\][^\"\\\\\\v]*+)*+)\""
              + "|(?<word>true|false|null))\\s*(?<end>,|$)");

  LiteralCall {
    arguments = List.copyOf(arguments);
  }

  /// Reads one.
  ///
  /// @return empty if the code is anything else
  static Optional<LiteralCall> of(String code) {
    if (code.length() > LONGEST) {
      return Optional.empty();
    }
    var call = CALL.matcher(code);
    if (!call.matches()) {
      return Optional.empty();
    }
    var inside = call.group(2);
    if (inside.isBlank()) {
      return Optional.of(new LiteralCall(call.group(1), List.of()));
    }
    var arguments = arguments(inside);
    return arguments == null
        ? Optional.empty()
        : Optional.of(new LiteralCall(call.group(1), arguments));
  }

  private static @Nullable List<JsonNode> arguments(String inside) {
    var arguments = new ArrayList<JsonNode>();
    var literal = LITERAL.matcher(inside);
    while (literal.lookingAt()) {
      var value = value(literal);
      if (value == null) {
        return null;
      }
      arguments.add(value);
      if (literal.group("end").isEmpty()) {
        return arguments;
      }
      literal.region(literal.end(), inside.length());
    }
    return null;
  }

  private static @Nullable JsonNode value(Matcher literal) {
    var make = JsonNodeFactory.instance;
    if (literal.group("whole") != null) {
      var whole = Long.parseLong(literal.group("whole"));
      return whole == (int) whole ? make.numberNode((int) whole) : null;
    }
    if (literal.group("fraction") != null) {
      var fraction = Double.parseDouble(literal.group("fraction"));
      return Double.isInfinite(fraction) ? null : make.numberNode(fraction);
    }
    if (literal.group("text") != null) {
      return make.stringNode(literal.group("text").translateEscapes());
    }
    return switch (literal.group("word")) {
      case "null" -> make.nullNode();
      case String word -> make.booleanNode(word.equals("true"));
    };
  }
}
