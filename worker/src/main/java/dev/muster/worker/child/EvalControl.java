package dev.muster.worker.child;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import jdk.jshell.execution.LocalExecutionControl;
import org.jspecify.annotations.Nullable;

/// Runs a session's code in this process. What it extends starts the code on a thread of its own,
/// looks which threads there are then, and waits for all of them: for ever, where the code was
/// quick to start one that doesn't end. So the code begins only when that wait has.
public final class EvalControl extends LocalExecutionControl {
  private static final AtomicReference<@Nullable Gate> GATE = new AtomicReference<>();

  private static final long MOMENT_NANOS = 10_000;

  private record Gate(Thread waiting, Method code) {}

  @Override
  protected String invoke(Method code) throws Exception {
    GATE.set(new Gate(Thread.currentThread(), code));
    try {
      return super.invoke(EvalControl.class.getMethod("pass"));
    } finally {
      GATE.set(null);
    }
  }

  /// Called in place of the code. Public, because it is called from another module.
  ///
  /// @return what the code returns; nothing, without running it, if nobody waits for it any more
  public static @Nullable Object pass() throws Throwable {
    var gate = GATE.get();
    while (gate != null && gate.waiting.getState() != Thread.State.WAITING) {
      LockSupport.parkNanos(MOMENT_NANOS);
      gate = GATE.get();
    }
    if (gate == null) {
      return null;
    }
    try {
      return gate.code.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
