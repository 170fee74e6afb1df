package dev.muster.shared.tasks;

/// What came of asking that a task be cancelled, dropped or put back.
///
/// @param id the task's
/// @param done whether it was done, or is on its way
/// @param sentence what was done, or why not, for a person
public record TaskChange(String id, boolean done, String sentence) {
  private static TaskChange did(String id, String sentence) {
    return new TaskChange(id, true, "Task " + id + " " + sentence + ".");
  }

  private static TaskChange not(String id, String sentence) {
    return new TaskChange(id, false, "Task " + id + " " + sentence + ".");
  }

  static TaskChange cancel(String id, String answer) {
    return switch (answer) {
      case "CANCELLED" -> did(id, "is cancelled");
      case "ASKED" -> did(id, "runs: its worker is told to end it");
      case "ASKED BEFORE" ->
          did(id, "runs and is being cancelled already: its worker is told again");
      default -> not(id, "has ended already (" + answer + "): there is nothing to cancel");
    };
  }

  static TaskChange drop(String id, String answer) {
    return answer.equals("DROPPED")
        ? did(id, "is deleted, with its result")
        : not(id, "runs: cancel it first, then drop it");
  }

  static TaskChange requeue(String id, String answer) {
    return switch (answer) {
      case "REQUEUED" -> did(id, "waits again");
      case "PENDING" -> not(id, "waits already");
      case "RUNNING" -> not(id, "runs: cancel it first, then put it back");
      default -> not(id, "runs at most once and has been begun: enqueue it anew");
    };
  }
}
