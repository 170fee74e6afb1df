package dev.muster.app.here;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A process with all that it has started: of a worker these are the processes that run code.
public final class Family {
  private static final int LEAVE_SECONDS = 3;

  private Family() {}

  /// Waits a moment for a process that was told to end, and then ends what is left of its family.
  public static void end(ProcessHandle process) {
    var family = process.descendants().toList();
    try {
      process.onExit().get(LEAVE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
