package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.logs.LogEntry.Gap;
import dev.muster.app.logs.LogEntry.Line;
import dev.muster.app.logs.LogEntry.Older;
import dev.muster.app.logs.LogEntry.Top;
import dev.muster.shared.logs.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class KeptLinesTest {
  private final KeptLines list = new KeptLines(5);
  private final LogReader reader = new LogReader();
  private final List<LogEntry> copy = new ArrayList<>();
  private int told;

  KeptLinesTest() {
    list.addListener(
        (ListChangeListener<LogEntry>)
            change -> {
              told++;
              while (change.next()) {
                copy.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
                copy.addAll(change.getFrom(), change.getAddedSubList());
              }
            });
  }

  private static List<Shown> lines(int from, int to) {
    return IntStream.range(from, to).mapToObj(KeptLinesTest::line).toList();
  }

  private static Shown line(int number) {
    var line =
        new LogLine(
            "w::1", number + "-0", Instant.ofEpochMilli(number), "OUTPUT", "" + number, number);
    return new Shown(line, "" + number);
  }

  private void write(int from, int to) {
    list.together(
        () -> {
          reader.letGo(list.append(reader.newer(lines(from, to), Set.of())));
          list.top(reader.before(), Older.NONE);
        });
  }

  /// What stands there; and whoever listens was told all of it.
  private String words() {
    assertThat(copy).isEqualTo(List.copyOf(list));
    return list.stream()
        .map(
            entry ->
                switch (entry) {
                  case Line line -> line.shown();
                  case Gap gap -> "gap of " + gap.lines();
                  case Top top -> "top of " + top.lines();
                })
        .collect(Collectors.joining(" "));
  }

  @Test
  void aBatchThatPushesOthersOutIsToldOnce() {
    write(0, 5);
    told = 0;
    write(5, 8);
    assertThat(told).isEqualTo(1);
    assertThat(words()).isEqualTo("top of 3 3 4 5 6 7");
  }

  @Test
  void keepsAllWhileThereIsRoom() {
    write(0, 3);
    write(3, 5);
    assertThat(words()).isEqualTo("top of 0 0 1 2 3 4");
  }

  @Test
  void saysAboveHowManyItLetGo() {
    write(0, 5);
    write(5, 7);
    assertThat(words()).isEqualTo("top of 2 2 3 4 5 6");
    write(7, 30);
    assertThat(words()).isEqualTo("top of 25 25 26 27 28 29");
  }

  @Test
  void holdsWhatSomebodyReadsAndSaysWhereItLetGo() {
    write(0, 5);
    list.hold();
    write(5, 12);
    assertThat(words()).isEqualTo("top of 0 0 1 2 3 4 gap of 2 7 8 9 10 11");
    write(12, 15);
    assertThat(words()).isEqualTo("top of 0 0 1 2 3 4 gap of 5 10 11 12 13 14");
    assertThat(list.isLoose(4)).isFalse();
    assertThat(list.isLoose(list.get(7).place())).isTrue();
    list.release();
    reader.recount(list);
    list.top(reader.before(), Older.NONE);
    assertThat(words()).isEqualTo("top of 10 10 11 12 13 14");
  }

  @Test
  void whatIsHeldHasAnEnd() {
    for (int i = 0; i < 10; i++) {
      write(i * 5, i * 5 + 5);
      reader.letGo(list.hold());
      list.top(reader.before(), Older.NONE);
    }
    assertThat(list).hasSize(16);
    assertThat(words()).startsWith("top of 35 35 36").endsWith("48 49");
  }

  @Test
  void takesOlderLinesAboveAndSaysWhatIsMissingBetween() {
    write(20, 25);
    assertThat(words()).startsWith("top of 20 20");
    list.hold();
    list.prepend(reader.older(List.of(line(10), line(11), line(17), line(18))));
    list.top(reader.before(), Older.NONE);
    assertThat(words()).isEqualTo("top of 10 10 11 gap of 5 17 18 gap of 1 20 21 22 23 24");
  }

  @Test
  void whoReadsFarBackLosesWhatIsNewestOfWhatIsHeld() {
    write(20, 25);
    list.hold();
    list.prepend(reader.older(lines(6, 20)));
    write(25, 27);
    list.top(reader.before(), Older.NONE);
    assertThat(words())
        .isEqualTo("top of 6 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 gap of 4 25 26");
    list.prepend(reader.older(lines(0, 6)));
    list.top(reader.before(), Older.NONE);
    assertThat(words()).startsWith("top of 0 0 1 2").endsWith("13 14 gap of 10 25 26");
  }

  @Test
  void longLinesTakeTheRoomOfMany() {
    var small = new KeptLines(1_000, 3_000);
    var own = new LogReader();
    for (int i = 0; i < 10; i++) {
      var text = "x".repeat(1_000);
      var line = new LogLine("w::1", i + "-0", Instant.EPOCH, "OUTPUT", text, i);
      small.append(own.newer(List.of(new Shown(line, text)), Set.of()));
    }
    assertThat(small).hasSize(4);
  }

  @Test
  void findsWhereAPlaceIs() {
    write(0, 30);
    for (int i = 0; i < list.size(); i++) {
      assertThat(list.indexOf(list.get(i).place())).isEqualTo(i);
    }
  }

  @Test
  void whatWasWrittenTooFastIsSaidInItsPlace() {
    var entries = reader.newer(List.of(line(0), line(9)), Set.of("w::1"));
    assertThat(entries.get(1)).isInstanceOf(Gap.class);
    assertThat(((Gap) entries.get(1)).why()).isEqualTo(LogEntry.Why.LEFT_OUT);
    assertThat(reader.leftOut()).isEqualTo(8);
    assertThat(reader.leftOut()).isZero();
  }

  @Test
  void aNewProcessBeginsAtNaughtAndNothingIsMissing() {
    reader.newer(lines(90, 100), Set.of());
    var again = new LogLine("w::1", "900-0", Instant.ofEpochMilli(900), "ALIVE", "", 0);
    assertThat(reader.newer(List.of(new Shown(again, "")), Set.of())).hasSize(1);
    assertThat(reader.older(lines(80, 90))).hasSize(10);
  }

  @Test
  void forgetsAll() {
    write(0, 30);
    list.reset();
    assertThat(words()).isEmpty();
  }
}
