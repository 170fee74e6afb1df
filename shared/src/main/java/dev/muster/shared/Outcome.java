package dev.muster.shared;

import tools.jackson.databind.JsonNode;

/// How something that was asked of a worker ended: with a value, or with a failure that is itself a
/// value.
public sealed interface Outcome {
  /// It went well.
  ///
  /// @param value the result as JSON; JSON `null` where there is none
  record Ok(JsonNode value) implements Outcome {}

  /// It went wrong, and this is why.
  record Failed(Failure failure) implements Outcome {}

  /// A failure without a trace.
  static Outcome failed(String type, String message) {
    return new Failed(Failure.of(type, message));
  }

  /// Whether this is a value.
  default boolean isOk() {
    return this instanceof Ok;
  }

  /// The value, for a caller who wants an exception where there is none.
  ///
  /// @throws QueueException with the failure's text if this is a failure
  default JsonNode orThrow() {
    return switch (this) {
      case Ok(var value) -> value;
      case Failed(var failure) ->
          throw new QueueException(QueueException.Reason.FAILED, failure.toString());
    };
  }
}
