package dev.muster.worker.child;

import org.jspecify.annotations.Nullable;

/// What a child does with requests; one at a time, on a thread of its own.
sealed interface Session permits EvalSession, TaskSession {

  /// Runs one on the calling thread.
  ///
  /// @return the value; null where there is none
  /// @throws CodeFailure if the code is no Java, or threw
  /// @throws Throwable whatever else the code throws
  @Nullable Object run(Request request) throws Throwable;

  /// The JSON of a value.
  ///
  /// @throws CodeFailure if it is too large or too deep, or has none where it must
  byte[] json(@Nullable Object value) throws CodeFailure;

  /// Does beforehand what would make the first request slow; requests don't wait for it.
  default void warmUp() throws Throwable {}

  /// Makes what runs on a thread stop, as far as that goes; may be called again and again.
  void stop(Thread running);
}
