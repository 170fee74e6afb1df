package dev.muster.app.workers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.background.Toolkit;
import dev.muster.app.controls.Phrases;
import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.redis.Json;
import dev.muster.shared.redis.LazyJson;
import dev.muster.shared.redis.Reply;
import dev.muster.shared.workers.Vitals;
import dev.muster.shared.workers.WorkerInfo;
import dev.muster.shared.workers.WorkerState;
import dev.muster.shared.workers.WorkerSummary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import org.junit.jupiter.api.Test;

class BeatsWindowTest extends WindowTest {
  private void open(String worker) throws Exception {
    openOn("redis://queue.example.net:6380", 1_440, 900);
    hear(Fleets.large().workers());
    inWindow(() -> session().selection().setAll(worker));
    press("Beats");
  }

  private void hear(List<WorkerSummary> workers) throws Exception {
    inWindow(() -> session().heard(Fleets.of(workers), Duration.ofMillis(1)));
  }

  private List<Beat> beats() throws Exception {
    var list = (ListView<?>) node(".beats-view .list-view");
    return Toolkit.call(() -> list.getItems().stream().map(Beat.class::cast).toList());
  }

  @Test
  void theLastBeatsStandThereWithTimeGapAndWord() throws Exception {
    open("web2::3120");
    see("60 beats, ");
    see("One every 30 s, lost after 90 s.");
    see("not come yet");
    see("missed");
    see("late");
    see("on time");
    assertThat(beats()).hasSize(61);
    picture("worker-beats");
    pictures("worker-beats");
  }

  @Test
  void aBeatThatComesIsSeenAndStandsFirst() throws Exception {
    open("gpu1::2203");
    see("on time");
    assertThat(beats().getFirst().seen()).isTrue();
    assertThat(beats().get(1).seen()).isFalse();
    var before = session().worker("gpu1::2203").orElseThrow();
    var now = beat(before, 0, before.vitals().beats().substring(1) + "|");
    hear(with(now));
    await(() -> beats().getFirst().time().equals(now.lastBeat()));
    see(Phrases.clock(beats().getFirst().time()));
    assertThat(beats()).hasSize(60);
    assertThat(beats().get(1).seen()).isTrue();
    assertThat(beats().getFirst().gap())
        .isEqualTo(Duration.between(before.lastBeat(), now.lastBeat()));
  }

  @Test
  void beatsThatNobodyLookedAtWereNotSeen() throws Exception {
    open("gpu1::2203");
    see("on time");
    var first = session().worker("gpu1::2203").orElseThrow();
    var second = beat(first, 0, first.vitals().beats().substring(1) + "|");
    var third = beat(second, 0, second.vitals().beats().substring(1) + "|");
    press("Info");
    hear(with(second));
    hear(with(third));
    press("Beats");
    await(() -> beats().getFirst().time().equals(third.lastBeat()));
    assertThat(beats().getFirst().seen()).isTrue();
    assertThat(beats().get(1).seen()).isFalse();
  }

  private static WorkerSummary beat(WorkerSummary one, int ago, String strip) {
    var vitals = one.vitals();
    return new WorkerSummary(
        one.worker(),
        one.state(),
        one.info(),
        new Vitals(
            vitals.load(), vitals.memory(), vitals.done(), vitals.failed(), vitals.log(), strip),
        requireNonNull(one.lastBeat()).plusSeconds(30 - ago),
        one.period(),
        one.task(),
        one.code(),
        one.started());
  }

  private static List<WorkerSummary> with(WorkerSummary news) {
    return Stream.concat(
            Fleets.large().workers().stream().filter(one -> !one.worker().equals(news.worker())),
            Stream.of(news))
        .toList();
  }

  @Test
  void whoHasToldOfNoBeatSaysSo() throws Exception {
    openOn("redis://queue.example.net:6380", 1_440, 900);
    var one = Fleets.worker("web1::1", WorkerState.IDLE, null, null, 1);
    hear(
        List.of(
            new WorkerSummary(
                one.worker(),
                one.state(),
                one.info(),
                one.vitals(),
                null,
                one.period(),
                null,
                null,
                null)));
    inWindow(() -> session().selection().setAll("web1::1"));
    press("Beats");
    see("It has told of no beat yet.");
  }

  @Test
  void theMouseFindsWhenAWorkerBeatLastAndAReaderHearsIt() throws Exception {
    open("gpu1::2203");
    var cell = (TableCell<?, ?>) node(".beats-cell .beats-strip").getParent().getParent();
    var heard = Toolkit.call(() -> cell.queryAccessibleAttribute(AccessibleAttribute.HELP));
    assertThat(heard).asString().startsWith("Last beat ").contains("Lost after 90 s without one.");
    assertThat(cell.getTooltip()).isNull();
    hands.moveTo(cell);
    await(() -> cell.getTooltip() != null && cell.getTooltip().getText().equals(heard));
  }

  @Test
  void theColumnSaysOfHowMuchTheAgesAreOnceAllHaveSaidIt() throws Exception {
    openOn("redis://queue.example.net:6380", 1_440, 900);
    var told = Fleets.large().workers();
    hear(
        told.stream()
            .map(one -> with(unread(requireNonNull(one.info()), WorkerInfo.class), one))
            .toList());
    see(told.getFirst().worker());
    seeNoMore("Beats, of");
    // What was measured last is always unread of some.
    hear(told.stream().map(one -> with(one.said(), one)).toList());
    see("Beats, of 90 s");
  }

  private static <T> LazyJson<T> unread(T value, Class<T> type) {
    return new LazyJson<>(new Reply(Json.write(value).getBytes(StandardCharsets.UTF_8)), type);
  }

  private static WorkerSummary with(LazyJson<WorkerInfo> said, WorkerSummary one) {
    return new WorkerSummary(
        one.worker(),
        one.state(),
        said,
        unread(one.vitals(), Vitals.class),
        one.lastBeat(),
        one.period(),
        one.task(),
        one.code(),
        one.started());
  }
}
