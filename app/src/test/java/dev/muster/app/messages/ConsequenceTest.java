package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.Fleets;
import dev.muster.shared.messages.Command;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsequenceTest {
  private static final WorkerSummary IDLE = Fleets.worker("a::1", WorkerState.IDLE, null, null, 3);
  private static final WorkerSummary BUSY =
      Fleets.worker("a::2", WorkerState.BUSY, "8", "slowdouble(60)", 3);
  private static final WorkerSummary LATE = Fleets.worker("a::3", WorkerState.LATE, null, null, 58);

  @Test
  void saysWhoAnswersAtOnceAndWhoFinishesFirst() {
    var happens =
        Consequence.of(
            Command.PING, List.of(IDLE, BUSY, LATE), Fleets.of(List.of(IDLE, BUSY, LATE)), "jobs");
    assertThat(happens.lead()).isEqualTo("PING → 3 workers");
    assertThat(happens.rest())
        .startsWith("1 idle answers at once, 1 busy finishes its task first (longest so far ")
        .endsWith("), 1 is late and may not hear it.");
    assertThat(happens.harm()).isFalse();
    assertThat(happens.toType()).isZero();
  }

  @Test
  void stoppingSomeIsHarmButNeedsNoNumber() {
    var happens =
        Consequence.of(Command.STOP, List.of(IDLE), Fleets.of(List.of(IDLE, BUSY)), "jobs");
    assertThat(happens.rest()).isEqualTo("1 leaves at once.");
    assertThat(happens.harm()).isTrue();
    assertThat(happens.toType()).isZero();
    assertThat(happens.alarm()).isEmpty();
  }

  @Test
  void stoppingEverybodyNeedsTheNumberAndSaysWhatIsLeftWaiting() {
    var happens =
        Consequence.of(Command.STOP, List.of(IDLE, BUSY), Fleets.of(List.of(IDLE, BUSY)), "jobs");
    assertThat(happens.toType()).isEqualTo(2);
    assertThat(happens.alarm()).isEqualTo("Queue jobs will have no worker and 431 tasks waiting.");
  }

  @Test
  void pausingTheLastOneThatTakesTasksIsSaid() {
    var happens = Consequence.of(Command.PAUSE, List.of(IDLE), Fleets.of(List.of(IDLE)), "jobs");
    assertThat(happens.alarm()).isEqualTo("Nobody will take tasks and 431 tasks waiting.");
  }

  @Test
  void cancellingWhatTheyRunIsSaidWithHowLongItHasRun() {
    var targets = List.of(IDLE, BUSY);
    var happens =
        Consequence.of(Command.STOP, targets, Fleets.of(List.of(IDLE, BUSY, LATE)), "jobs")
            .cancelling(targets, Fleets.of(List.of()).time());
    assertThat(happens.rest()).isEqualTo("1 leaves at once, 1 busy too.");
    assertThat(happens.alarm()).startsWith("1 task ends as CANCELLED after ");
    assertThat(cancelling(BUSY).rest()).isEqualTo("1 busy leaves at once.");
    assertThat(cancelling(BUSY, LATE).rest())
        .isEqualTo("1 busy leaves at once, 1 is late and may not hear it.");
  }

  private static Consequence cancelling(WorkerSummary... targets) {
    var fleet = Fleets.of(List.of(targets));
    return Consequence.of(Command.STOP, List.of(targets), fleet, "jobs")
        .cancelling(List.of(targets), fleet.time());
  }
}
