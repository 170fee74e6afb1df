package dev.muster.worker.environments;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// The expressions of one environment, compiled once each and kept by their text and the types of
/// their locals; the least recently used
/// go first.
final class Expressions {
  /// Classes kept. One is about 2 KiB of heap and 10 KiB of metaspace.
  private static final int MOST = 1_000;

  /// The JVM's limit on parameters, less one for a long or double each.
  private static final int MOST_LOCALS = 120;

  private static final String CLASS = "expressions.Expression";
  private static final String MODULE = "import module java.base;";

  private final LoadedEnvironment environment;
  private final String imports;
  private final Map<Key, Method> compiled =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Method> eldest) {
          return size() > MOST;
        }
      };

  /// What makes two expressions one class.
  private record Key(String code, Map<String, String> locals) {}

  Expressions(LoadedEnvironment environment, String imports) {
    this.environment = environment;
    this.imports = imports;
  }

  @Nullable Object call(String code, Map<String, ? extends @Nullable Object> locals)
      throws Throwable {
    var types = types(locals);
    var key = new Key(code, types);
    Method method;
    synchronized (compiled) {
      @Nullable Method known = compiled.get(key);
      method = known == null ? compile(code, types) : known;
      compiled.put(key, method);
    }
    Thread.currentThread().setContextClassLoader(method.getDeclaringClass().getClassLoader());
    try {
      return method.invoke(null, locals.values().toArray());
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static Map<String, String> types(Map<String, ? extends @Nullable Object> locals)
      throws CompileException {
    if (locals.size() > MOST_LOCALS) {
      throw wrong(
          "there are "
              + locals.size()
              + " locals: give at most "
              + MOST_LOCALS
              + ", or put them into one map");
    }
    var types = new LinkedHashMap<String, String>();
    for (var local : locals.entrySet()) {
      if (!SourceVersion.isName(local.getKey()) || local.getKey().contains(".")) {
        throw wrong(
            "“" + local.getKey() + "” cannot be the name of a variable: use letters, digits and _");
      }
      types.put(local.getKey(), typeOf(local.getValue()));
    }
    return types;
  }

  private static String typeOf(@Nullable Object value) {
    return switch (value) {
      case Integer _ -> "int";
      case Long _ -> "long";
      case Double _ -> "double";
      case Boolean _ -> "boolean";
      case String _ -> "String";
      case java.math.BigInteger _ -> "java.math.BigInteger";
      case java.math.BigDecimal _ -> "java.math.BigDecimal";
      case List<?> _ -> "java.util.List<Object>";
      case Map<?, ?> _ -> "java.util.Map<String, Object>";
      case null, default -> "Object";
    };
  }

  private Method compile(String code, Map<String, String> types) throws CompileException {
    @Nullable CompileException first = null;
    for (var form : Form.of(code, this::isExpression)) {
      try {
        return compile(form, types);
      } catch (CompileException e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? wrong("it does not compile") : first;
  }

  /// Most code names nothing of the module, and to import it takes the compiler as long as all
  /// else. What is found without it is the same with it: every other import goes before it.
  private Method compile(Form form, Map<String, String> types) throws CompileException {
    try {
      return define(form.source(imports, types));
    } catch (CompileException e) {
      return define(form.source(MODULE + imports, types));
    }
  }

  private Method define(SourceText source) throws CompileException {
    for (var method : environment.define(source, CLASS).getMethods()) {
      if (method.getName().equals(Form.METHOD)) {
        return method;
      }
    }
    throw wrong("it does not compile");
  }

  private boolean isExpression(SourceText source) {
    try {
      var parsed = environment.parse(source);
      return parsed.problems().isEmpty() && Form.isOneReturn(parsed.unit());
    } catch (CompileException e) {
      return false;
    }
  }

  private static CompileException wrong(String text) {
    return new CompileException(List.of(new Problem("expression", 0, text)));
  }
}
