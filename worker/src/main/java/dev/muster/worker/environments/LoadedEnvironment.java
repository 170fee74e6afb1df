package dev.muster.worker.environments;

import dev.muster.shared.environments.Jars;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// An environment, compiled: its functions can be called from expressions. Its classes see the JDK
/// and its jars, nothing of the worker.
/// What its code keeps in static fields lasts from call to call, as long as the process.
public final class LoadedEnvironment {
  private final MemoryCompiler compiler;
  private final Map<String, ClassBytes> classes;
  private final MemoryClasses loader;
  private final Expressions expressions;
  private final Functions functions;

  private LoadedEnvironment(
      MemoryCompiler compiler,
      Map<String, ClassBytes> classes,
      MemoryClasses loader,
      List<String> functions,
      String imports) {
    this.compiler = compiler;
    this.classes = classes;
    this.loader = loader;
    this.functions = new Functions(loader, functions);
    this.expressions = new Expressions(this, imports);
  }

  /// Compiles an environment.
  ///
  /// @throws CompileException naming the user's file, the line and what is wrong there
  public static LoadedEnvironment load(Unpacked unpacked) throws CompileException {
    check(unpacked.jars());
    var compiler = new MemoryCompiler(List.copyOf(unpacked.jars().values()));
    var imports = Imports.of(unpacked.imports());
    if (!unpacked.imports().isEmpty()) {
      compiler.compile(List.of(imports.check()), Map.of());
    }
    var jars = new URLClassLoader(urls(unpacked), ClassLoader.getPlatformClassLoader());
    if (unpacked.sources().isEmpty()) {
      return new LoadedEnvironment(
          compiler, Map.of(), new MemoryClasses(Map.of(), jars), List.of(), imports.asText());
    }
    var files = read(compiler, unpacked.sources());
    var functions = files.stream().flatMap(f -> f.functionClasses().stream()).distinct().toList();
    var seen =
        "import "
            + SourceFile.PACKAGE
            + ".*;"
            + functions.stream()
                .map(f -> "import static " + f + ".*;")
                .collect(Collectors.joining())
            + imports.asText();
    // Known to the compiler even if no source is in it.
    var texts = new ArrayList<SourceText>();
    texts.add(
        new SourceText("functions", "package " + SourceFile.PACKAGE + "; final class Anchor {}"));
    files.forEach(f -> texts.add(f.text(seen)));
    var classes = compiler.compile(texts, Map.of());
    return new LoadedEnvironment(
        compiler,
        classes,
        new MemoryClasses(classes, jars),
        functions,
        seen + imports.with(files.stream().flatMap(f -> f.imports().stream()).toList()));
  }

  /// Compiles an expression, or some statements, if it hasn't been, and runs it on the calling
  /// thread.
  ///
  /// @param code such as `slowdouble(2)`, or `int x = 3; return x * 2;`
  /// @param locals variables that it can see, by name: null, numbers, strings, booleans, lists or
  /// maps
  /// @return what it gives; null where that is nothing
  /// @throws CompileException naming the line of the code
  /// @throws Throwable whatever the code throws
  public @Nullable Object call(String code, Map<String, ? extends @Nullable Object> locals)
      throws Throwable {
    return expressions.call(code, locals);
  }

  /// The forms of one of its functions; empty if there is none of that name.
  public List<Method> functions(String name) {
    return functions.called(name);
  }

  /// The names of its functions, in order.
  public Set<String> functionNames() {
    return functions.names();
  }

  /// What the code's threads are to have as their context class loader.
  public ClassLoader loader() {
    return loader;
  }

  /// Compiles more against what is here, in a loader of its own, so that it can be unloaded.
  Class<?> define(SourceText source, String className) throws CompileException {
    var made = compiler.compile(List.of(source), classes);
    try {
      return Class.forName(className, true, new MemoryClasses(made, loader));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  Parsed parse(SourceText source) throws CompileException {
    return compiler.parse(source);
  }

  private static void check(Map<String, Path> jars) throws CompileException {
    var problems =
        jars.entrySet().stream()
            .flatMap(jar -> Jars.problem(jar.getKey(), jar.getValue()).stream())
            .map(sentence -> new Problem("", 0, sentence))
            .toList();
    if (!problems.isEmpty()) {
      throw new CompileException(problems);
    }
  }

  private static List<SourceFile> read(MemoryCompiler compiler, Map<String, String> sources)
      throws CompileException {
    var files = new ArrayList<SourceFile>();
    Set<String> taken = new HashSet<>(Set.of("anchor"));
    for (var source : sources.entrySet()) {
      files.add(
          SourceFile.read(
              compiler, source.getKey(), source.getValue(), className(source.getKey(), taken)));
    }
    return files;
  }

  /// A class name such as `myfuns` for `src/myfuns.java`, one of its own for each file.
  private static String className(String file, Set<String> taken) {
    var base =
        file.replaceFirst("^.*[/\\\\]", "")
            .replaceFirst("\\.java$", "")
            .replaceAll("[^\\p{L}\\p{N}_]", "_");
    var name = SourceVersion.isName(base) ? base : "_" + base;
    var unique = name;
    for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }

  private static URL[] urls(Unpacked unpacked) {
    return unpacked.jars().values().stream()
        .map(
            jar -> {
              try {
                return jar.toUri().toURL();
              } catch (MalformedURLException e) {
                throw new IllegalArgumentException(
                    "the jar " + jar + " has no address: use a file", e);
              }
            })
        .toArray(URL[]::new);
  }
}
