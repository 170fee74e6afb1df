package dev.muster.worker.tasks;

import dev.muster.shared.tasks.Claims.Claim;
import dev.muster.worker.child.Begun;
import org.jspecify.annotations.Nullable;

/// A task that this worker has claimed and not ended.
final class Held {
  final Claim claim;

  /// By which it is stopped; an emptied Redis counts its tasks from 1 again, so their ids won't do.
  final String run;

  final LastOutput tail = new LastOutput();

  /// Null until it was handed to what runs it.
  @Nullable Begun begun;

  /// Whether the log tells of its start.
  boolean told;

  volatile boolean cancelled;
  volatile boolean killed;

  Held(Claim claim, String run) {
    this.claim = claim;
    this.run = run;
  }

  /// Whether it has surely not run.
  boolean isUnbegun() {
    return begun == null || begun.isTakenBack();
  }
}
