package dev.muster.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.messages.Targets.Pace;
import dev.muster.app.messages.Targets.Whom;
import dev.muster.app.session.Session;
import dev.muster.app.testing.Fleets;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private final Session session = new Session(RedisAddress.parse("redis://127.0.0.1:6379"), "jobs");
  private final Targets targets = new Targets(session);

  @BeforeEach
  void hear() {
    session.heard(Fleets.large(), Duration.ofMillis(1));
  }

  private List<String> names() {
    return targets.now().stream().map(WorkerSummary::worker).toList();
  }

  @Test
  void whatAllRunIsReadAsLongAsAFilterMayAskForIt() {
    assertThat(session.isSeen("web1::3214")).isFalse();
    targets.filter().set("task:slow*");
    assertThat(session.isSeen("web1::3214")).isFalse();
    targets.whom().set(Whom.SOME);
    assertThat(session.isSeen("web1::3214")).isTrue();
    session.lookIntoAll("the table", true);
    targets.reset();
    assertThat(session.isSeen("web1::3214")).isTrue();
    session.lookIntoAll("the table", false);
    assertThat(session.isSeen("web1::3214")).isFalse();
  }

  @Test
  void theChosenAllOrThoseThatMatchButNobodyWhoIsLost() {
    session.selection().setAll("gpu1::2203", "db1::901");
    assertThat(names()).containsExactly("gpu1::2203");
    targets.whom().set(Whom.ALL);
    assertThat(names()).hasSize(40).doesNotContain("db1::901");
    targets.whom().set(Whom.SOME);
    assertThat(names()).isEmpty();
    assertThat(targets.problem()).isEqualTo("Write a filter, or how many at random, or both.");
    targets.filter().set("host:gpu1");
    assertThat(names()).hasSize(5);
    targets.filter().set("state:asleep");
    assertThat(targets.problem()).startsWith("There is no state asleep");
    assertThat(names()).isEmpty();
  }

  @Test
  void someAtRandomStayTheSameUntilTheDiceAreRolled() {
    targets.whom().set(Whom.SOME);
    targets.filter().set("host:web*");
    targets.number().set("3");
    var drawn = names();
    assertThat(drawn).hasSize(3).allMatch(name -> name.startsWith("web"));
    hear();
    assertThat(names()).isEqualTo(drawn);
    var others = new java.util.HashSet<List<String>>();
    for (int i = 0; i < 20; i++) {
      targets.roll();
      others.add(names());
    }
    assertThat(others).hasSizeGreaterThan(5);
    targets.number().set("1000");
    assertThat(names()).hasSize(34);
    targets.number().set("0");
    assertThat(targets.problem()).isEqualTo("“0” is no number of workers: write one such as 3.");
  }

  @Test
  void batchesAreOfANumberOrOfAShare() {
    targets.whom().set(Whom.ALL);
    targets.pace().set(Pace.BATCHES);
    assertThat(targets.parts(targets.now())).hasSize(10).allMatch(part -> part.size() == 4);
    targets.batch().set("15");
    assertThat(targets.parts(targets.now())).extracting(List::size).containsExactly(15, 15, 10);
    targets.batch().set("1%");
    assertThat(targets.parts(targets.now())).hasSize(40);
    for (var odd : List.of("", "many", "-3", "0", "0 %", "101 %", "1.5")) {
      targets.batch().set(odd);
      assertThat(targets.problem()).as(odd).contains("is no batch: write a number such as 5");
    }
  }

  @Test
  void aTrialIsOnOneThatIsIdle() {
    targets.whom().set(Whom.ALL);
    targets.pace().set(Pace.TRIAL);
    var parts = targets.parts(targets.now());
    assertThat(parts).extracting(List::size).containsExactly(1, 39);
    assertThat(parts.getFirst().getFirst().state()).isEqualTo(WorkerState.IDLE);
    assertThat(targets.parts(targets.now().subList(0, 1))).hasSize(1);
  }
}
