package dev.muster.app.messages;

import dev.muster.app.controls.Harmless;
import dev.muster.app.controls.Phrases;
import dev.muster.shared.messages.Command;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What will happen if a command is sent now, in a sentence.
///
/// @param lead what to whom: `STOP → 7 workers`
/// @param rest what each of them will do
/// @param alarm what a person may not want; empty for nothing
/// @param harm whether it ends something
/// @param toType the number that is to be typed before it is sent; 0 for none
public record Consequence(String lead, String rest, String alarm, boolean harm, int toType) {
  /// For these targets, out of this fleet.
  ///
  /// @param queue its name
  public static Consequence of(
      Command command, List<WorkerSummary> targets, Fleet fleet, String queue) {
    var live = fleet.workers().stream().filter(worker -> worker.state().isLive()).count();
    var everybody = targets.size() == live;
    var stop = command == Command.STOP;
    return new Consequence(
        command + " → " + Phrases.count(targets.size(), "worker"),
        rest(command, targets, fleet.time()),
        alarm(command, targets, fleet, everybody ? queue : ""),
        stop,
        stop && everybody ? targets.size() : 0);
  }

  /// The same where what they run is cancelled, so that nobody finishes first.
  Consequence cancelling(List<WorkerSummary> targets, Instant now) {
    var busy = count(targets, WorkerState.BUSY);
    if (busy == 0) {
      return this;
    }
    var lost =
        busy == 1
            ? "1 task ends as CANCELLED after "
            : Phrases.count(busy) + " tasks end as CANCELLED, the longest after ";
    var late = count(targets, WorkerState.LATE);
    var free = targets.size() - busy - late;
    var parts = new ArrayList<String>();
    if (free > 0) {
      parts.add(Phrases.count(free) + (free == 1 ? " leaves at once" : " leave at once"));
    }
    parts.add(
        Phrases.count(busy)
            + (free > 0
                ? " busy too"
                : busy == 1 ? " busy leaves at once" : " busy leave at once"));
    addLate(parts, late);
    return new Consequence(
        lead,
        String.join(", ", parts) + ".",
        lost + Phrases.elapsed(longest(targets, now)) + ". " + alarm,
        harm,
        toType);
  }

  /// The same, and a sentence more.
  Consequence and(String sentence) {
    return new Consequence(lead, rest + " " + sentence, alarm, harm, toType);
  }

  /// The same where one of the targets is tried first.
  Consequence triedOn(WorkerSummary first, int all) {
    return new Consequence(
        lead.substring(0, lead.indexOf(' ')) + " → 1 of " + Phrases.count(all, "worker") + " first",
        Harmless.of(first.worker())
            + ", "
            + first.state().name().toLowerCase(Locale.ROOT)
            + ". You see its reply, then send to the other "
            + Phrases.count(all - 1)
            + ".",
        alarm,
        harm,
        toType);
  }

  /// The same where it goes out in so many batches.
  Consequence inBatches(int number, int size) {
    return new Consequence(
        lead + " in " + Phrases.count(number) + " batches of " + Phrases.count(size),
        rest + " Stops at the first that fails.",
        alarm,
        harm,
        toType);
  }

  private static String rest(Command command, List<WorkerSummary> targets, Instant now) {
    var when =
        command == Command.STOP
            ? when(targets, now, "leaves at once", "leave at once")
            : when(targets, now, "answers at once", "answer at once");
    var what =
        switch (command) {
          case EVAL -> " Runs in the global environment, not the tasks'.";
          case PAUSE -> " They take no further tasks until RESUME.";
          case PULL -> " Writes into each worker's folder; what is there already is skipped.";
          case PUSH -> " Copies the files of each worker into Redis.";
          default -> "";
        };
    return when + what;
  }

  private static String when(List<WorkerSummary> targets, Instant now, String one, String many) {
    var parts = new ArrayList<String>();
    var busy = count(targets, WorkerState.BUSY);
    var late = count(targets, WorkerState.LATE);
    var free = targets.size() - busy - late;
    if (free > 0) {
      var idle = count(targets, WorkerState.IDLE) == free && busy > 0 ? " idle " : " ";
      parts.add(Phrases.count(free) + idle + (free == 1 ? one : many));
    }
    if (busy > 0) {
      parts.add(
          Phrases.count(busy)
              + " busy "
              + (busy == 1 ? "finishes its task" : "finish their task")
              + " first (longest so far "
              + Phrases.elapsed(longest(targets, now))
              + ")");
    }
    addLate(parts, late);
    return String.join(", ", parts) + ".";
  }

  private static void addLate(List<String> parts, int late) {
    if (late > 0) {
      parts.add(Phrases.count(late) + (late == 1 ? " is" : " are") + " late and may not hear it");
    }
  }

  private static String alarm(
      Command command, List<WorkerSummary> targets, Fleet fleet, String emptied) {
    var waiting =
        fleet.waiting() == 0 ? "" : " and " + Phrases.count(fleet.waiting(), "task") + " waiting";
    if (command == Command.STOP && !emptied.isEmpty()) {
      return "Queue " + emptied + " will have no worker" + waiting + ".";
    }
    return command == Command.PAUSE && !isAnybodyLeft(targets, fleet)
        ? "Nobody will take tasks" + waiting + "."
        : "";
  }

  private static boolean isAnybodyLeft(List<WorkerSummary> targets, Fleet fleet) {
    var paused = targets.stream().map(WorkerSummary::worker).collect(Collectors.toSet());
    return fleet.workers().stream()
        .anyMatch(
            one ->
                one.state().isLive()
                    && one.state() != WorkerState.PAUSED
                    && !paused.contains(one.worker()));
  }

  private static int count(List<WorkerSummary> targets, WorkerState state) {
    return (int) targets.stream().filter(target -> target.state() == state).count();
  }

  private static Duration longest(List<WorkerSummary> targets, Instant now) {
    return targets.stream()
        .map(one -> one.elapsed(now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
