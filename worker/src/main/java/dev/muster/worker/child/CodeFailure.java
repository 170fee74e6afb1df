package dev.muster.worker.child;

import dev.muster.shared.Failure;

/// The code failed, and this is what is to be said of it.
final class CodeFailure extends Exception {
  private final transient Failure failure;

  CodeFailure(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
