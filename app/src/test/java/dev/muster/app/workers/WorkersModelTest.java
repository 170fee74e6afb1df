package dev.muster.app.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.session.Session;
import dev.muster.app.testing.Fleets;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.Fleet;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkersModelTest {
  private final Session session = new Session(RedisAddress.parse("redis://127.0.0.1:6379"), "jobs");
  private final WorkersModel model = new WorkersModel(session);

  private void hear(Fleet fleet) {
    session.heard(fleet, Duration.ofMillis(1));
  }

  private static WorkerSummary worker(String id, WorkerState state) {
    return Fleets.worker(id, state, null, null, 3);
  }

  private List<String> shown() {
    return model.shown().stream().map(row -> row.summary().get().worker()).toList();
  }

  @Test
  void theWorstStandsFirstAndTheChipsAddUp() {
    hear(Fleets.large());
    assertThat(shown().getFirst()).isEqualTo("db1::901");
    assertThat(model.counts().get().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(41);
  }

  @Test
  void aRowKeepsItsPlaceWhileItsWorkerChanges() {
    hear(Fleets.of(List.of(worker("a::1", WorkerState.IDLE), worker("a::2", WorkerState.IDLE))));
    var second = model.shown().get(1);
    hear(Fleets.of(List.of(worker("a::1", WorkerState.IDLE), worker("a::2", WorkerState.LOST))));
    assertThat(model.shown().get(1)).isSameAs(second);
    assertThat(second.summary().get().state()).isEqualTo(WorkerState.LOST);
    assertThat(model.wouldMove().get()).isEqualTo(1);
    model.sortAgain();
    assertThat(shown()).containsExactly("a::2", "a::1");
    assertThat(model.wouldMove().get()).isZero();
  }

  @Test
  void whoComesStandsBelowAndWhoGoesIsNoLongerChosen() {
    hear(Fleets.of(List.of(worker("a::1", WorkerState.IDLE), worker("a::2", WorkerState.IDLE))));
    session.selection().setAll("a::1", "a::2");
    hear(Fleets.of(List.of(worker("a::0", WorkerState.LOST), worker("a::2", WorkerState.IDLE))));
    assertThat(shown()).containsExactly("a::2", "a::0");
    assertThat(session.selection()).containsExactly("a::2");
  }

  @Test
  void whatAFilterHidesIsNoLongerChosen() {
    hear(Fleets.large());
    session.selection().setAll("db1::901", "gpu1::2203");
    model.text().set("GPU");
    assertThat(shown()).hasSize(5).allMatch(id -> id.startsWith("gpu1"));
    assertThat(session.selection()).containsExactly("gpu1::2203");
    model.onlyState().set(Optional.of(WorkerState.LOST));
    assertThat(shown()).isEmpty();
    assertThat(model.matching(false, true)).isEqualTo(5);
    assertThat(model.matching(true, false)).isEqualTo(1);
  }

  @Test
  void whoStaysOnlyBecauseItIsChosenIsCopiedByItsName() {
    hear(Fleets.of(List.of(worker("a::1", WorkerState.BUSY), worker("a::2", WorkerState.BUSY))));
    model.text().set("state:busy");
    session.selection().setAll("a::1", "a::2");
    assertThat(model.asCommand()).contains(" --filter state:busy ");
    hear(Fleets.of(List.of(worker("a::1", WorkerState.BUSY), worker("a::2", WorkerState.IDLE))));
    assertThat(model.asCommand()).contains(" --to a::1 a::2 ");
  }

  @Test
  void agesStandStillWhileRedisIsAway() {
    hear(Fleets.of(List.of(worker("a::1", WorkerState.IDLE))));
    session.away("Nobody answers.", Duration.ofSeconds(1));
    model.tick();
    assertThat(model.row("a::1").orElseThrow().age(model.now().get())).isEqualTo("3 s");
  }

  @Test
  void aFilterThatIsNoneSaysWhyAndTheLastOneStays() {
    hear(Fleets.large());
    model.text().set("host:gpu1 state:busy");
    assertThat(shown()).hasSize(5);
    model.text().set("host:gpu1 state:bus");
    assertThat(model.trouble().get()).startsWith("There is no state bus: there are lost, late");
    assertThat(shown()).hasSize(5);
    model.text().set("simulate(\"run-812");
    assertThat(model.trouble().get()).isEmpty();
    assertThat(shown()).containsExactly("gpu1::2207");
  }

  @Test
  void whoeverComesToMatchIsShownAndWhoNoLongerDoesIsNot() {
    model.text().set("state:idle");
    hear(Fleets.of(List.of(worker("a::1", WorkerState.IDLE), worker("a::2", WorkerState.LATE))));
    assertThat(shown()).containsExactly("a::1");
    hear(Fleets.of(List.of(worker("a::1", WorkerState.LATE), worker("a::2", WorkerState.IDLE))));
    assertThat(shown()).containsExactly("a::2");
  }

  @Test
  void underTheirMachinesTheWorstStandsFirstAndTroubleIsUnfolded() {
    hear(Fleets.large());
    model.byHost().set(true);
    assertThat(shown()).startsWith("db1", "db1::901", "db1::893", "web2").contains("gpu1", "web4");
    assertThat(shown()).doesNotContain("gpu1::2203");
    assertThat(model.matching()).isEqualTo(41);
    assertThat(model.hosts()).isEqualTo(6);
    var db1 = (HostRow) model.shown().getFirst();
    var vitals = db1.summary().get().vitals();
    assertThat(vitals.done())
        .isEqualTo(
            db1.workers().stream().mapToLong(row -> row.summary().get().vitals().done()).sum());
    assertThat(vitals.memory()).isEqualTo(2 * 249_000_000L);
    assertThat(db1.states()).containsOnlyKeys(WorkerState.LOST, WorkerState.BUSY);
    model.fold(db1, true);
    assertThat(shown()).startsWith("db1", "web2");
    model.foldAll(false);
    assertThat(shown()).hasSize(47);
    model.text().set("host:gpu1");
    assertThat(shown()).hasSize(6).startsWith("gpu1");
    model.byHost().set(false);
    assertThat(shown()).hasSize(5);
  }

  @Test
  void aMachineKeepsItsPlaceAndItsFoldWhileItsWorkersChange() {
    hear(Fleets.of(List.of(worker("a::1", WorkerState.IDLE), worker("b::1", WorkerState.IDLE))));
    model.byHost().set(true);
    assertThat(shown()).containsExactly("a", "b");
    session.selection().setAll("b::1");
    hear(Fleets.of(List.of(worker("a::1", WorkerState.IDLE), worker("b::1", WorkerState.LOST))));
    assertThat(shown()).containsExactly("a", "b");
    assertThat(model.shown().get(1).summary().get().state()).isEqualTo(WorkerState.LOST);
    assertThat(session.selection()).containsExactly("b::1");
    assertThat(model.wouldMove().get()).isEqualTo(1);
    model.sortAgain();
    assertThat(shown()).containsExactly("b", "a");
  }

  @Test
  void tenThousandRowsAreTakenInAMoment() {
    var many =
        java.util.stream.IntStream.range(0, 10_000)
            .mapToObj(i -> worker("host" + i % 300 + "::" + i, WorkerState.IDLE))
            .toList();
    var half = new java.util.ArrayList<>(many);
    for (int i = 0; i < 1_000; i++) {
      half.set(i, worker(many.get(i).worker(), WorkerState.BUSY));
    }
    var before = Fleets.of(many);
    var after = Fleets.of(half);
    hear(before);
    var first = model.shown().getFirst();
    model.text().set("state:busy");
    for (int i = 0; i < 20; i++) {
      hear(i % 2 == 0 ? after : before);
      hear(i % 2 == 0 ? before : after);
    }
    var begin = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      hear(after);
      hear(before);
    }
    var millis = (System.nanoTime() - begin) / 20.0 / 1e6;
    assertThat(millis).isLessThan(250);
    assertThat(shown()).isEmpty();
    model.text().set("");
    assertThat(model.shown().getFirst()).isSameAs(first);
  }
}
