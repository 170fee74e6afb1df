package dev.muster.worker.child;

import java.nio.file.Path;
import java.time.Duration;

/// How children are started.
///
/// @param folder in which their code runs: the worker's own
/// @param heapMiB the heap of each, in MiB
/// @param silence after which a child gives up a parent that says nothing, frozen for instance
public record ChildSettings(Path folder, int heapMiB, Duration silence) {
  /// The heap of a child that isn't told otherwise, in MiB.
  public static final int HEAP_MIB = 512;

  /// Checks the bounds.
  public ChildSettings {
    if (heapMiB < 32) {
      throw new IllegalArgumentException(
          "a heap of " + heapMiB + " MiB is too small for a Java process: give 32 or more");
    }
    if (silence.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("a silence of " + silence + " is below a second");
    }
  }

  /// As a worker has them that isn't told otherwise.
  public static ChildSettings in(Path folder) {
    return new ChildSettings(folder, HEAP_MIB, Duration.ofSeconds(60));
  }
}
