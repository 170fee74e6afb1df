package dev.muster.worker.environments;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A method around a piece of code, in one of the ways in which that may be Java. The first line of
/// the code is the second of the
/// source.
///
/// @param before what stands between the brace of the method and the code
/// @param after what stands between the code and the closing brace
record Form(String type, String before, String code, String after) {
  static final String METHOD = "call";

  /// The ways to try, in order: an expression may have a value or be a call of a `void` method, a
  /// block may return a value or nothing.
  /// `if (true)` lets a block end without a `return` and also end with one.
  static List<Form> of(String code, Predicate<SourceText> isExpression) {
    var bare = code.replaceFirst("(\\s*;)*\\s*$", "");
    var value = new Form("Object", "return (", bare, ");");
    if (isExpression.test(value.source("", Map.of()))) {
      return List.of(value, new Form("void", "", bare, ";"));
    }
    return List.of(
        new Form("Object", "if (true) {", code, "} return null;"), new Form("void", "", code, ""));
  }

  SourceText source(String imports, Map<String, String> locals) {
    var parameters =
        locals.entrySet().stream()
            .map(l -> l.getValue() + " " + l.getKey())
            .collect(Collectors.joining(", "));
    return new SourceText(
        "expression",
        "package expressions;%s public final class Expression {public static %s %s(%s) throws Throwable {%s\n%s\n%s}}"
            .formatted(imports, type, METHOD, parameters, before, code, after),
        1);
  }

  /// Whether the code, put between the brackets of a `return`, stayed there.
  static boolean isOneReturn(CompilationUnitTree unit) {
    return unit.getTypeDecls().size() == 1
        && unit.getTypeDecls().getFirst() instanceof ClassTree c
        && c.getMembers().size() == 1
        && c.getMembers().getFirst() instanceof MethodTree m
        && m.getBody() != null
        && m.getBody().getStatements().size() == 1
        && m.getBody().getStatements().getFirst() instanceof ReturnTree r
        && r.getExpression() instanceof ParenthesizedTree;
  }
}
