package dev.muster.worker.child;

import dev.muster.shared.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControlProvider;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// A session in which variables, methods, classes and imports last from one piece of code to the
/// next. What has no name is dropped after each, which keeps the heap flat and the answers quick.
final class EvalSession implements Session {
  private static final List<String> IMPORTS =
      List.of(
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.nio.file.*",
          "java.time.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.regex.*",
          "java.util.stream.*");

  private final JShell shell;
  private volatile boolean stopping;

  EvalSession() {
    shell = JShell.builder().executionEngine(new Provider(), Map.of()).build();
    IMPORTS.forEach(each -> shell.eval("import " + each + ";"));
    shell.eval("1").forEach(event -> shell.drop(event.snippet()));
  }

  private static final class Provider extends LocalExecutionControlProvider {
    @Override
    public ExecutionControl createExecutionControl(
        ExecutionEnv environment, Map<String, String> parameters) {
      return new EvalControl();
    }
  }

  @Override
  public @Nullable Object run(Request request) throws CodeFailure {
    if (!(request instanceof Request.Eval(var code))) {
      throw new IllegalStateException("this child runs no tasks");
    }
    stopping = false;
    var parts = Part.split(shell.sourceCodeAnalysis(), code);
    var lines = new HashMap<String, Integer>();
    var nameless = new ArrayList<Snippet>();
    try {
      @Nullable Object value = null;
      boolean any = false;
      for (var part : parts) {
        for (var event : shell.eval(part.source())) {
          lines.put(event.snippet().id(), part.line());
          if (isNameless(event.snippet())) {
            nameless.add(event.snippet());
          }
          if (event.causeSnippet() == null) {
            check(event, part, lines);
            var name = valueName(event);
            if (name != null) {
              value = fetch(name, event.value());
              any = true;
            }
          }
        }
        if (stopping) {
          throw new CodeFailure(Failure.of("Interrupted", "the code was interrupted"));
        }
      }
      if (any) {
        System.out.println(Value.printed(value));
      }
      return value;
    } finally {
      nameless.forEach(shell::drop);
    }
  }

  @Override
  public byte[] json(@Nullable Object value) throws CodeFailure {
    return Value.json(value);
  }

  /// Stops loops and waits of the code; what it is now compiling runs, and is stopped by the next
  /// call.
  @Override
  public void stop(Thread running) {
    stopping = true;
    // Not an interrupt of the running thread: it waits for the code's own, and would leave it
    // behind.
    shell.stop();
  }

  private void check(SnippetEvent event, Part part, Map<String, Integer> lines) throws CodeFailure {
    if (event.status() == Snippet.Status.REJECTED) {
      throw new CodeFailure(CompileErrors.of(shell, event.snippet(), part));
    }
    @Nullable JShellException thrown = event.exception();
    if (thrown != null) {
      throw new CodeFailure(SessionFaults.of(shell, thrown, lines));
    }
  }

  /// The variable in which the value of a snippet stands; null where it has none, as definitions
  /// and statements do.
  private static @Nullable String valueName(SnippetEvent event) {
    var snippet = event.snippet();
    return switch (snippet.subKind()) {
      case TEMP_VAR_EXPRESSION_SUBKIND -> ((VarSnippet) snippet).name();
      case VAR_VALUE_SUBKIND, ASSIGNMENT_SUBKIND -> ((ExpressionSnippet) snippet).name();
      default -> null;
    };
  }

  /// The value itself; its text if the compiler cannot write its type down.
  private @Nullable Object fetch(String name, @Nullable String text) {
    // Without the cast, a variable of an unspeakable type makes the compiler fail.
    for (var event : shell.eval(Kept.class.getName() + ".keep((Object) " + name + ");")) {
      shell.drop(event.snippet());
    }
    return Kept.take(text);
  }

  private static boolean isNameless(Snippet snippet) {
    return switch (snippet.kind()) {
      case EXPRESSION, STATEMENT, ERRONEOUS -> true;
      case VAR -> snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
      default -> false;
    };
  }
}
