package dev.muster.worker.environments;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The functions of an environment that can be called by their name, with all their forms.
final class Functions {
  private final ClassLoader loader;
  private final List<String> classes;
  private @Nullable Map<String, List<Method>> byName;

  Functions(ClassLoader loader, List<String> classes) {
    this.loader = loader;
    this.classes = List.copyOf(classes);
  }

  List<Method> called(String name) {
    return byName().getOrDefault(name, List.of());
  }

  Set<String> names() {
    return Collections.unmodifiableSet(byName().keySet());
  }

  /// Looked up when the first is called, for a class may name others that aren't there.
  private synchronized Map<String, List<Method>> byName() {
    var known = byName;
    if (known == null) {
      known = new TreeMap<>();
      for (var name : classes) {
        for (var method : methods(name)) {
          known.computeIfAbsent(method.getName(), _ -> new ArrayList<>()).add(method);
        }
      }
      byName = known;
    }
    return known;
  }

  private List<Method> methods(String className) {
    try {
      return Arrays.stream(Class.forName(className, false, loader).getDeclaredMethods())
          .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()))
          .filter(m -> !m.isSynthetic())
          .toList();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
