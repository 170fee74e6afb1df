package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.logs.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class RingListTest {
  private final RingList list = new RingList(5);

  private static List<LogEntry> lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            number ->
                (LogEntry)
                    new LogEntry.Line(
                        new LogLine(
                            "w::1", number + "-0", Instant.EPOCH, "OUTPUT", "" + number, number),
                        "" + number,
                        LogEntry.Tone.PLAIN,
                        false))
        .toList();
  }

  private static String words(List<? extends LogEntry> entries) {
    var words = new ArrayList<String>();
    for (var entry : entries) {
      words.add(
          switch (entry) {
            case LogEntry.Line line -> line.shown();
            case LogEntry.Gap(var number) -> "gap of " + number;
          });
    }
    return String.join(" ", words);
  }

  @Test
  void keepsAllWhileThereIsRoom() {
    list.append(lines(0, 3));
    list.append(lines(3, 5));
    assertThat(words(list)).isEqualTo("0 1 2 3 4");
  }

  @Test
  void saysInPlaceHowManyItLetGo() {
    list.append(lines(0, 5));
    list.append(lines(5, 7));
    assertThat(words(list)).isEqualTo("gap of 2 2 3 4 5 6");
    list.append(lines(7, 8));
    assertThat(words(list)).isEqualTo("gap of 3 3 4 5 6 7");
  }

  @Test
  void countsWhatNeverFitted() {
    list.append(lines(0, 2));
    list.append(lines(2, 20));
    assertThat(words(list)).isEqualTo("gap of 15 15 16 17 18 19");
  }

  @Test
  void tellsABatchAsOneChangeThatLeadsFromOldToNew() {
    var copy = new ArrayList<LogEntry>();
    var changes = new ArrayList<String>();
    list.addListener(
        (ListChangeListener<LogEntry>)
            change -> {
              changes.add("change");
              while (change.next()) {
                copy.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
                copy.addAll(change.getFrom(), change.getAddedSubList());
              }
            });
    list.append(lines(0, 4));
    list.append(lines(4, 9));
    list.append(lines(9, 30));
    assertThat(words(copy)).isEqualTo(words(list));
    list.reset();
    assertThat(copy).isEmpty();
    assertThat(changes).hasSize(4);
  }
}
