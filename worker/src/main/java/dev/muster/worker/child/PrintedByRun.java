package dev.muster.worker.child;

import java.io.OutputStream;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/// Where `System.out` and `System.err` of a child end. What a thread prints belongs to the run that
/// started the thread, so that one left behind by an earlier run does not speak in a later one.
final class PrintedByRun extends OutputStream {
  private static final InheritableThreadLocal<Long> RUN = new InheritableThreadLocal<>();

  private final Sender sender;
  private volatile long current;

  PrintedByRun(Sender sender) {
    this.sender = sender;
  }

  /// What the calling thread and those that it starts print belongs to a run.
  void begin(long run) {
    current = run;
    RUN.set(run);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    sender.print(runOfCaller(), bytes, from, length);
  }

  private long runOfCaller() {
    // The common pool's threads serve whoever comes, not who happened to start them.
    if (Thread.currentThread() instanceof ForkJoinWorkerThread worker
        && worker.getPool().equals(ForkJoinPool.commonPool())) {
      return current;
    }
    @Nullable Long run = RUN.get();
    return run == null ? 0 : run;
  }
}
