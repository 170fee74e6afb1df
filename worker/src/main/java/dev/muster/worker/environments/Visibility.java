package dev.muster.worker.environments;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.Set;
import javax.lang.model.element.Modifier;

/// What a member of a plain source lacks to be callable from an expression.
final class Visibility {
  private static final Set<Modifier> ACCESS =
      Set.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE);

  private Visibility() {}

  /// The modifiers to put before it. What its author made private stays so.
  static String missing(Tree member) {
    var flags =
        switch (member) {
          case MethodTree method -> method.getModifiers().getFlags();
          case VariableTree field -> field.getModifiers().getFlags();
          case ClassTree type -> type.getModifiers().getFlags();
          default -> null;
        };
    if (flags == null) {
      return "";
    }
    var isPublic = flags.stream().noneMatch(ACCESS::contains) ? "public " : "";
    return isPublic + (flags.contains(Modifier.STATIC) ? "" : "static ");
  }
}
