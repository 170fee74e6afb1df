package dev.muster.app.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.app.testing.Fleets;
import dev.muster.app.testing.WindowTest;
import dev.muster.shared.logs.LogLine;
import dev.muster.shared.workers.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    see("Stopped");
    write(100, 314);
    see("▼ 214 new");
    seeNoMore("line 313;");
    picture("log-stopped");
    type(KeyCode.END);
    see("line 313;");
    see("Following");
  }

  @Test
  void whatIsReadStandsStillWhileOldLinesAreLetGo() throws Exception {
    write(0, LogModel.KEPT);
    see("line 9999;");
    type(KeyCode.PAGE_UP);
    type(KeyCode.PAGE_UP);
    see("line 9975;");
    write(LogModel.KEPT, LogModel.KEPT + 3_000);
    see("line 9975;");
    type(KeyCode.HOME);
    see("— 3,000 lines not shown —");
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
    see("— 4 lines not shown —");
    assertThat(hasState(".log-cell", "warning")).isTrue();
    assertThat(hasState(".log-cell", "error")).isTrue();
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
}
