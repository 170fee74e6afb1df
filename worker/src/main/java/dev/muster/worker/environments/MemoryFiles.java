package dev.muster.worker.environments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// The compiler's files: the JDK's and the jars' from disk, an environment's classes and what is
/// being compiled from memory.
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, ClassBytes> known;
  private final Map<String, ClassBytes> made = new LinkedHashMap<>();

  /// @param known classes compiled before, by binary name, which the code may use
  MemoryFiles(JavaFileManager disk, Map<String, ClassBytes> known) {
    super(disk);
    this.known = known;
  }

  /// What was compiled, by binary name.
  Map<String, ClassBytes> made() {
    return made;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
    var made = new ClassBytes(className);
    this.made.put(className, made);
    return made;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    var onDisk = super.list(location, packageName, kinds, recurse);
    if (location != StandardLocation.CLASS_PATH || !kinds.contains(JavaFileObject.Kind.CLASS)) {
      return onDisk;
    }
    List<JavaFileObject> all = new ArrayList<>();
    onDisk.forEach(all::add);
    known.values().stream()
        .filter(c -> packageOf(c.binaryName()).equals(packageName))
        .forEach(all::add);
    return all;
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof ClassBytes bytes
        ? bytes.binaryName()
        : super.inferBinaryName(location, file);
  }

  /// The standard file manager refuses to compare files that are not its own.
  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.toUri().equals(b.toUri());
  }

  private static String packageOf(String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    return dot < 0 ? "" : binaryName.substring(0, dot);
  }
}
