package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.logs.LogLine;
import dev.muster.shared.workers.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogWindowTest extends WindowTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static List<LogLine> lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            number ->
                new LogLine(
                    number % 2 == 0 ? "gpu1::2203" : "gpu1::2207",
                    number + "-0",
                    NOON.plusMillis(number * 300L),
                    number % 10 == 0 ? "TASK_START" : LogLine.OUTPUT,
                    "line " + number + ";",
                    -1))
        .toList();
  }

  @BeforeEach
  void openTheLog() throws Exception {
    openOn("redis://127.0.0.1:1", 1_440, 900);
    inWindow(
        () -> {
          session().heard(Fleets.large(), Duration.ofMillis(1));
          session().selection().setAll("gpu1::2203", "gpu1::2207");
        });
    press("Log");
    see("2 workers, merged");
  }

  private void write(int from, int to) throws Exception {
    inWindow(() -> lines().show(lines(from, to)));
  }

  @Test
  void theNewestLineStaysInSight() throws Exception {
    write(0, 100);
    see("line 99;");
    write(100, 300);
    see("line 299;");
    see("Following");
  }

  @Test
  void whoScrollsUpIsLeftInPeaceAndToldWhatCame() throws Exception {
    write(0, 100);
    see("line 99;");
    type(KeyCode.PAGE_UP);
    see("Stopped, follow again");
    seeNoMore("0 new");
    picture("log-still");
    write(100, 314);
    see("▼ 214 new");
    seeNoMore("line 313;");
    picture("log-stopped");
    type(KeyCode.END);
    see("line 313;");
    see("Following");
  }

  @Test
  void aPaneThatBeginsAnewWithFewerLinesLooksForNoneBeyondItsLast() throws Exception {
    var told = new CopyOnWriteArrayList<String>();
    var logger = Logger.getLogger("javafx.scene.control");
    var ears =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            told.add(record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(ears);
    try {
      write(0, LogModel.KEPT);
      see("line 9999;");
      inWindow(
          () -> {
            session().selection().setAll("web2::3120");
            lines().show(lines(0, 2_000));
          });
      see("line 1999;");
      see("Following");
    } finally {
      logger.removeHandler(ears);
    }
    assertThat(told).filteredOn(words -> words.contains("maxCellCount")).isEmpty();
  }

  @Test
  void whatIsReadStandsStillWhileOldLinesAreLetGo() throws Exception {
    write(0, LogModel.KEPT);
    see("line 9999;");
    type(KeyCode.PAGE_UP);
    type(KeyCode.PAGE_UP);
    see("line 9985;");
    write(LogModel.KEPT, LogModel.KEPT + 3_000);
    see("line 9985;");
    type(KeyCode.HOME);
    see("line 0;");
    inWindow(() -> lines().following().set(true));
    inWindow(() -> lines().show(lines(13_000, 13_001)));
    see("line 13000;");
  }

  @Test
  void errorsAndWarningsStandOut() throws Exception {
    inWindow(
        () ->
            lines()
                .show(
                    List.of(
                        line("OUTPUT", "\u001B[33mWARN\u001B[0m heap 481 of 512 MB", 4),
                        line("TASK_ERROR", "18688 IndexOutOfBounds: 4096", 9))));
    see("WARN heap 481 of 512 MB");
    see("— 4 lines not kept —");
    assertThat(hasState(".log-cell", "line-amber")).isTrue();
    assertThat(hasState(".log-cell", "line-red")).isTrue();
    picture("log-trouble");
  }

  @Test
  void whoIsLeftOutIsSaid() throws Exception {
    var crowd =
        IntStream.range(0, 205)
            .mapToObj(number -> Fleets.worker("big::" + number, WorkerState.IDLE, null, null, 3))
            .toList();
    inWindow(
        () -> {
          session().selection().clear();
          session().heard(Fleets.of(crowd), Duration.ofMillis(1));
        });
    see("200 workers, merged");
    see("5 more are not read: 200 at once at the most. Choose fewer to see them.");
    picture("log-crowd");
  }

  private static LogLine line(String command, String message, long number) {
    return new LogLine("gpu1::2203", number + "-0", NOON, command, message, number);
  }

  private static List<LogLine> story(String worker, Instant begin, String... words) {
    var lines = new ArrayList<LogLine>();
    var time = begin;
    for (int i = 0; i < words.length; i++) {
      var word = words[i].split(" ", 2);
      time = time.plusMillis(400 + words[i].length() * 37L);
      var number =
          words[i].contains("680 of") ? 1_300 : lines.isEmpty() ? 0 : lines.getLast().number() + 1;
      lines.add(
          new LogLine(worker, i + "-0", time, word[0], word.length > 1 ? word[1] : "", number));
    }
    return lines;
  }

  private static List<String> working(int from, int rounds) {
    var words = new ArrayList<String>();
    for (int i = from; i < from + rounds; i++) {
      words.add("TASK_START " + i);
      words.add("OUTPUT " + (402 + i % 90) + " reads aligned");
      words.add("TASK_COMPLETE " + i);
    }
    return words;
  }

  @Test
  void fourPanesStandBesideEachOtherEachWithItsOwnState() throws Exception {
    var begin = Instant.parse("2026-11-24T14:01:30Z");
    var merged = List.of("db1::893", "web1::3302", "web1::3307", "web3::4411");
    inWindow(
        () ->
            logs()
                .open(
                    List.of(
                        merged,
                        List.of("gpu1::2207"),
                        List.of("db1::901"),
                        List.of("web2::3120"))));
    inWindow(
        () -> {
          var panes = logs().panes();
          var all = new ArrayList<LogLine>();
          for (int i = 0; i < merged.size(); i++) {
            var words = working(18_864 + i * 10, 7);
            words.addAll(List.of("MESSAGE PING", "OUTPUT PONG", "RESPONSE PING"));
            all.addAll(
                story(merged.get(i), begin.plusMillis(311L * i), words.toArray(String[]::new)));
          }
          all.sort(Comparator.comparing(LogLine::time));
          panes.get(0).show(all);
          panes
              .get(1)
              .show(
                  story(
                      "gpu1::2207",
                      begin.minusSeconds(90),
                      "TASK_START 18405",
                      "OUTPUT run-812: mesh 4000 × 4000 loaded, 1.1 GB",
                      "OUTPUT run-812: step 40 of 4000, residual 3.1e-1",
                      "OUTPUT run-812: step 80 of 4000, residual 2.7e-1",
                      "OUTPUT run-812: step 680 of 4000, residual 8.8e-2",
                      "OUTPUT run-812: step 720 of 4000, residual 8.1e-2",
                      "OUTPUT WARN solver: step size halved to 0.0125",
                      "OUTPUT run-812: step 760 of 4000, residual 7.6e-2",
                      "OUTPUT run-812: step 800 of 4000, residual 7.2e-2",
                      "OUTPUT run-812: step 840 of 4000, residual 6.9e-2",
                      "OUTPUT WARN solver: step size halved to 0.00625",
                      "OUTPUT run-812: step 880 of 4000, residual 6.5e-2"));
          panes.get(1).following().set(false);
          panes.get(1).show(lines(0, 214));
          var words = working(18_360, 3);
          words.addAll(
              List.of(
                  "TASK_START 18377",
                  "OUTPUT reading sample_16.fastq, 2.4 GB",
                  "OUTPUT WARN heap 481 of 512 MB",
                  "OUTPUT WARN heap 509 of 512 MB"));
          panes
              .get(2)
              .show(story("db1::901", begin.minusSeconds(270), words.toArray(String[]::new)));
          panes
              .get(3)
              .show(
                  story(
                      "web2::3120",
                      begin.minusSeconds(60),
                      "TASK_START 18699",
                      "TASK_COMPLETE 18699",
                      "MESSAGE DIR",
                      "OUTPUT NoSuchFile: /srv/muster/web2",
                      "RESPONSE DIR",
                      "TASK_START 18688",
                      "TASK_ERROR 18688 IndexOutOfBounds: 4096",
                      "TASK_START 18790",
                      "TASK_COMPLETE 18790"));
          logs().text().set("run-812");
          logs().activate(panes.get(1));
        });
    press("Taller");
    see("4 workers, merged");
    see("▼ 214 new");
    see("Late: last beat 71 s ago.");
    see("LOST ");
    see("9 found");
    inWindow(() -> logs().active().step(true, Long.MIN_VALUE));
    see("1 of 9");
    picture("logs-four-panes");
    pictures("logs-panes");
    inWindow(() -> logs().mode().set(Mode.ONE));
    see("run-812: step 880 of 4000");
    picture("logs-one");
  }

  @Test
  void everythingIsReachedInASmallWindow() throws Exception {
    close();
    openOn("redis://127.0.0.1:1", 800, 600);
    inWindow(
        () -> {
          session().heard(Fleets.large(), Duration.ofMillis(1));
          session().selection().setAll("gpu1::2203", "gpu1::2207");
        });
    press("Log");
    write(0, 100);
    press("Side by side");
    see("BUSY");
    picture("logs-small");
    press("Add workers");
    see("Enter takes the first");
    picture("logs-small-add");
    cardIsWhole();
    press("Jump to time");
    see("Jump to a time in ");
    cardIsWhole();
    press("Add a highlight");
    see("Highlight lines");
    picture("logs-small-rule");
    cardIsWhole();
  }

  private void cardIsWhole() throws Exception {
    var card = node(".log-card").localToScene(node(".log-card").getLayoutBounds());
    var panes = node(".logs-view").localToScene(node(".logs-view").getLayoutBounds());
    assertThat(card.getMinY()).isPositive();
    assertThat(card.getMaxY()).isLessThanOrEqualTo(panes.getMaxY());
  }
}
