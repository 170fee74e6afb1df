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
/// @param unread whether the message still lies in its list, so that it can be taken back
/// @param since how long it has run that task, or since its last beat where it is late or gone;
/// zero otherwise
public record Reply(
    String worker,
    State state,
    @Nullable Response response,
    @Nullable String task,
    boolean unread,
    Duration since) {
  /// Where an answer stands.
  public enum State {
    /// It answered with a value.
    ANSWERED,
    /// It answered with a failure.
    FAILED,
    /// It is alive and has not answered yet.
    WAITING,
    /// It finishes a task first.
    BEHIND,
    /// Its heartbeat is overdue.
    LATE,
    /// It has left or is lost and will not answer.
    GONE,
    /// The message was taken back before it read it.
    RECALLED
  }

  /// Whether nothing more is to come from this target.
  public boolean isFinal() {
    return switch (state) {
      case ANSWERED, FAILED, GONE, RECALLED -> true;
      case WAITING, BEHIND, LATE -> false;
    };
  }
}
