package dev.muster.worker.child;

import dev.muster.shared.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/// Makes of what a session's code threw what is told of it.
final class SessionFaults {
  private static final int MOST_FRAMES = 50;

  private SessionFaults() {}

  /// @param lines where each snippet of the running code begins, by its id
  static Failure of(JShell shell, JShellException thrown, Map<String, Integer> lines) {
    return switch (thrown) {
      case UnresolvedReferenceException e -> unresolved(shell, e);
      case EvalException e -> thrown(e, lines);
      default -> Failure.of("Exception", String.valueOf(thrown.getMessage()));
    };
  }

  private static Failure unresolved(JShell shell, UnresolvedReferenceException e) {
    var missing = shell.unresolvedDependencies(e.getSnippet()).collect(Collectors.joining(", "));
    return Failure.of(
        "CompileError",
        "the code uses something that needs " + missing + ", which is not defined yet");
  }

  private static Failure thrown(EvalException e, Map<String, Integer> lines) {
    if (e.getExceptionClassName()
            .equals("jdk.jshell.execution.LocalExecutionControl$StopExecutionException")
        || e.getExceptionClassName().equals("java.lang.ThreadDeath")) {
      return Failure.of("Interrupted", "the code was interrupted");
    }
    var trace = new ArrayList<>(frames(e, lines));
    @Nullable Throwable cause = e.getCause();
    for (int i = 0; cause instanceof EvalException inner && i < 10; i++) {
      trace.add("caused by " + type(inner) + ": " + message(inner));
      trace.addAll(frames(inner, lines));
      cause = inner.getCause();
    }
    var kept = trace.size() <= MOST_FRAMES ? trace : trace.subList(0, MOST_FRAMES);
    return new Failure(type(e), message(e), kept);
  }

  private static String type(EvalException e) {
    return Faults.shortName(e.getExceptionClassName());
  }

  private static String message(EvalException e) {
    return Faults.cut(Objects.requireNonNullElse(e.getMessage(), Faults.without(type(e))));
  }

  /// Those of the session's own code; the JDK's stand between them.
  private static List<String> frames(EvalException e, Map<String, Integer> lines) {
    return Arrays.stream(e.getStackTrace())
        .filter(f -> f.getFileName() != null && f.getFileName().startsWith("#"))
        .limit(MOST_FRAMES)
        .map(f -> frame(f, lines))
        .toList();
  }

  private static String frame(StackTraceElement frame, Map<String, Integer> lines) {
    @Nullable Integer begins = lines.get(Objects.requireNonNull(frame.getFileName()).substring(1));
    var where =
        begins == null
            ? "line " + frame.getLineNumber() + " of earlier code"
            : "line " + (begins + frame.getLineNumber() - 1);
    var name =
        List.of(frame.getClassName(), frame.getMethodName()).stream()
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining("."));
    return name.isEmpty() ? where : name + "(" + where + ")";
  }
}
