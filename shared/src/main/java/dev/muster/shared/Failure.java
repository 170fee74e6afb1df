package dev.muster.shared;

import java.util.List;

/// What went wrong far away, as the worker tells it.
///
/// @param type a short name a program may test for, such as `UnusedArgument` or an exception's
/// class
/// @param message one sentence for a person
/// @param trace the frames of the user's own code, innermost first; empty where there is none
public record Failure(String type, String message, List<String> trace) {
  public Failure {
    trace = List.copyOf(trace);
  }

  /// A failure without a trace.
  public static Failure of(String type, String message) {
    return new Failure(type, message, List.of());
  }

  @Override
  public String toString() {
    return type + ": " + message;
  }
}
