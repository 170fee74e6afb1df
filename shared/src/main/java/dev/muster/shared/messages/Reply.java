package dev.muster.shared.messages;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is known of one target's answer to a message.
///
/// @param worker the target
/// @param state one of the honest states
/// @param response the answer; null unless answered or failed, and also null where somebody has
/// deleted it since
/// @param task the task that it is behind; null unless behind one
/// @param since how long it has run that task, or since its last beat where it is late or gone;
/// zero otherwise
public record Reply(
    String worker,
    State state,
    @Nullable Response response,
    @Nullable String task,
    Duration since) {
  /// Where an answer stands.
  public enum State {
    /// It answered with a value.
    ANSWERED,
    /// It answered with a failure.
    FAILED,
    /// It has not read the message yet and is alive: a round trip away.
    WAITING,
    /// It finishes a task first.
    BEHIND,
    /// Its heartbeat is overdue.
    LATE,
    /// It has left or is lost and will not answer.
    GONE
  }

  /// Whether nothing more is to come from this target.
  public boolean isFinal() {
    return state == State.ANSWERED || state == State.FAILED || state == State.GONE;
  }
}
