package dev.muster.worker.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Code of a session on its thread.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EvalControlTest {
  private static volatile Thread caller = Thread.currentThread();

  /// Code that tells whether it is waited for.
  public static Thread.State begin() {
    return caller.getState();
  }

  @Test
  void codeBeginsWhenItIsWaitedForAndNotBefore() throws Exception {
    caller = Thread.currentThread();
    var control = new EvalControl();
    for (int run = 0; run < 2_000; run++) {
      assertThat(control.invoke(getClass().getMethod("begin"))).isEqualTo("WAITING");
    }
  }
}
