package dev.muster.shared;

import org.jspecify.annotations.Nullable;

/// What went wrong on the way to Redis or back, in one sentence that says what to do. What goes
/// wrong at a worker is an
/// {@link Outcome}.
public final class QueueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why, for a program.
  public enum Reason {
    /// Nobody answers there, or something that isn't Redis does, or it is still loading. Trying
    /// again may help.
    UNREACHABLE,
    /// Redis refused the login, or isn't Redis. Trying again doesn't help.
    REFUSED,
    /// Redis refused the command: this user lacks the right, or it is a replica.
    DENIED,
    /// The queue speaks another version of the protocol.
    PROTOCOL,
    /// Redis is out of memory.
    FULL,
    /// This connection may only read.
    READ_ONLY,
    /// The connection broke between asking and the answer: it may have happened.
    UNCERTAIN,
    /// What was asked for isn't there.
    MISSING,
    /// It did not come in time.
    TIMEOUT,
    /// What was asked makes no sense.
    USAGE,
    /// A limit forbids it.
    LIMIT,
    /// A failure at a worker that the caller asked to have thrown.
    FAILED
  }

  private final Reason reason;

  /// With a reason and a sentence.
  public QueueException(Reason reason, String message) {
    this(reason, message, null);
  }

  /// With what caused it.
  public QueueException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /// Why, for a program.
  public Reason reason() {
    return reason;
  }

  /// Whether asking again later may help.
  public boolean isPassing() {
    return reason == Reason.UNREACHABLE || reason == Reason.UNCERTAIN || reason == Reason.FULL;
  }
}
