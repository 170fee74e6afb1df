package dev.muster.worker.environments;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The JDK's compiler, from memory to memory. One an environment, so that what it has read of the
/// JDK and the jars is read once.
final class MemoryCompiler {
  /// No processors: a jar that holds one does not get to run it while compiling.
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-nowarn", "-Xlint:none", "-g", "-parameters");

  private final JavaCompiler javac;
  private final StandardJavaFileManager disk;

  MemoryCompiler(List<Path> jars) {
    @Nullable JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new IllegalStateException(
          "this Java has no compiler: run the worker with a JDK, not with a JRE");
    }
    javac = found;
    disk = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    try {
      disk.setLocationFromPaths(StandardLocation.CLASS_PATH, jars);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Compiles.
  ///
  /// @param known classes that the sources may use, by binary name
  /// @return the classes made, by binary name
  Map<String, ClassBytes> compile(List<SourceText> sources, Map<String, ClassBytes> known)
      throws CompileException {
    var problems = new DiagnosticCollector<JavaFileObject>();
    var files = new MemoryFiles(disk, known);
    boolean fine;
    try {
      fine = javac.getTask(null, files, problems, OPTIONS, null, sources).call();
    } catch (StackOverflowError e) {
      throw new CompileException(List.of(tooDeep(sources)));
    }
    if (!fine) {
      throw new CompileException(errorsIn(problems));
    }
    return files.made();
  }

  /// Reads a source without compiling it.
  ///
  /// @return a task whose units are `parsed`
  Parsed parse(SourceText source) throws CompileException {
    var problems = new DiagnosticCollector<JavaFileObject>();
    var task = (JavacTask) javac.getTask(null, disk, problems, OPTIONS, null, List.of(source));
    try {
      var unit = task.parse().iterator().next();
      return new Parsed(task, unit, errorsIn(problems));
    } catch (StackOverflowError e) {
      throw new CompileException(List.of(tooDeep(List.of(source))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem tooDeep(List<SourceText> sources) {
    return new Problem(
        sources.getFirst().shownAs(), 0, "the code is nested too deeply for the compiler");
  }

  private static List<Problem> errorsIn(DiagnosticCollector<JavaFileObject> problems) {
    return problems.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(Problem::of)
        .toList();
  }
}
