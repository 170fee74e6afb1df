package dev.muster.worker.environments;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/// One source of an environment, read: either plain (imports and methods at the top level) or an
/// ordinary Java file of classes.
/// [#text] makes of either what the compiler takes, without moving a line.
final class SourceFile {
  /// The package of all that names none.
  static final String PACKAGE = "functions";

  private final String name;
  private final String text;
  private final String simpleName;
  private final Parsed parsed;

  private SourceFile(String name, String text, String simpleName, Parsed parsed) {
    this.name = name;
    this.text = text;
    this.simpleName = simpleName;
    this.parsed = parsed;
  }

  /// Reads a source.
  ///
  /// @param simpleName of the class that is made of it if it is plain
  static SourceFile read(MemoryCompiler compiler, String name, String text, String simpleName)
      throws CompileException {
    var parsed = compiler.parse(new SourceText(name, text));
    if (!parsed.problems().isEmpty()) {
      throw new CompileException(parsed.problems());
    }
    return new SourceFile(name, text, simpleName, parsed);
  }

  /// The classes whose public static methods can be called by their name alone.
  List<String> functionClasses() {
    if (plain().isPresent()) {
      return List.of(PACKAGE + "." + simpleName);
    }
    var unit = parsed.unit();
    var inPackage = unit.getPackageName() == null ? PACKAGE : unit.getPackageName().toString();
    return unit.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(c -> c.getModifiers().getFlags().contains(Modifier.PUBLIC))
        .map(c -> inPackage + "." + c.getSimpleName())
        .toList();
  }

  /// What a plain source imports, as it stands there; expressions see it too.
  List<String> imports() {
    return plain().isEmpty()
        ? List.of()
        : parsed.unit().getImports().stream().map(each -> each.toString().strip()).toList();
  }

  /// What the compiler gets.
  ///
  /// @param imports lines for plain sources
  SourceText text(String imports) {
    var unit = parsed.unit();
    return new SourceText(
        name,
        plain()
            .map(implicit -> wrapped(implicit, imports))
            .orElseGet(
                () ->
                    unit.getPackageName() == null && unit.getModule() == null
                        ? "package " + PACKAGE + ";" + text
                        : text));
  }

  private String wrapped(ClassTree implicit, String imports) {
    var edits = new ArrayList<Edit>();
    edits.add(new Edit(0, "package " + PACKAGE + ";import module java.base;" + imports));
    edits.add(
        new Edit(
            parsed.startOf(implicit),
            "public final class " + simpleName + " {private " + simpleName + "() {} "));
    implicit.getMembers().stream()
        .filter(m -> parsed.startOf(m) >= 0)
        .forEach(m -> edits.add(new Edit(parsed.startOf(m), Visibility.missing(m))));
    return Edit.apply(text, edits) + "\n}";
  }

  /// The class that the compiler makes of methods at the top level. Nothing in it says that it
  /// isn't written there, except that its
  /// first member stands where it begins.
  private Optional<ClassTree> plain() {
    return parsed.unit().getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(
            c ->
                c.getMembers().stream().mapToInt(this::start).filter(at -> at >= 0).min().orElse(-1)
                    == parsed.startOf(c))
        .findFirst();
  }

  private int start(Tree member) {
    return parsed.startOf(member);
  }
}
