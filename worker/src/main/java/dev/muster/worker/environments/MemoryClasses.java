package dev.muster.worker.environments;

import java.util.Map;

/// Loads compiled classes from memory.
final class MemoryClasses extends ClassLoader {
  private final Map<String, ClassBytes> classes;

  MemoryClasses(Map<String, ClassBytes> classes, ClassLoader parent) {
    super("environment", parent);
    this.classes = classes;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var found = classes.get(name);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    var bytes = found.bytes();
    return defineClass(name, bytes, 0, bytes.length);
  }
}
