package dev.muster.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo as a process, from the launcher to its end, however that comes.
class DemoIT {
  private static final Duration GONE_WITHIN = Duration.ofSeconds(10);
  private static final int INTERRUPTED = 130;

  @TempDir private Path folder = Path.of("");

  @Test
  void twoAtOnceSaveAPictureOfEachScreenAndLeaveNothingElse() throws Exception {
    try (var one = DemoRun.in(folder.resolve("one"));
        var two = DemoRun.in(folder.resolve("another one"))) {
      for (var run : new DemoRun[] {one, two}) {
        assertThat(run.awaitEnd()).as(run.said()).isZero();
        assertThat(run.pictures())
            .extracting(file -> file.getFileName().toString())
            .containsExactly(
                "1-workers-dark.png",
                "1-workers-light.png",
                "2-composer-dark.png",
                "2-composer-light.png",
                "3-replies-dark.png",
                "3-replies-light.png",
                "4-log-dark.png",
                "4-log-light.png",
                "5-messages-dark.png",
                "5-messages-light.png",
                "6-files-dark.png",
                "6-files-light.png");
        for (var file : run.pictures()) {
          var picture = ImageIO.read(file.toFile());
          assertThat(picture.getWidth()).isGreaterThanOrEqualTo(900);
          assertThat(picture.getHeight()).isGreaterThanOrEqualTo(560);
          assertThat(run.said()).contains("picture " + file);
        }
        assertNothingIsLeft(run);
      }
    }
  }

  @Test
  void interruptedBeforeItSaysAnythingItLeavesNothing() throws Exception {
    try (var run = DemoRun.in(folder)) {
      Awaitility.await()
          .atMost(GONE_WITHIN)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !run.temporaryFiles().isEmpty());
      interrupt(run);
    }
  }

  @Test
  void interruptedWhileItsWorkersComeUpItLeavesNothing() throws Exception {
    try (var run = DemoRun.in(folder)) {
      run.awaitWords("0 workers available");
      interrupt(run);
    }
  }

  @Test
  void interruptedInTheMiddleOfTheTourItLeavesNothing() throws Exception {
    try (var run = DemoRun.in(folder)) {
      run.awaitWords("Command.EVAL");
      interrupt(run);
    }
  }

  @Test
  void interruptedWhileItTakesPicturesItLeavesNothing() throws Exception {
    try (var run = DemoRun.in(folder)) {
      run.awaitPicture();
      interrupt(run);
    }
  }

  /// As when Ctrl+C hits what the demo is starting before the demo itself has heard of it.
  @Test
  void interruptedThroughWhatItStartsItSaysNothingOfThat() throws Exception {
    var server = Files.createDirectories(folder).resolve("server");
    Files.writeString(
        server,
        """
        #!/bin/sh
        (sleep 0.1; kill -INT $PPID) > /dev/null 2>&1 &
        exit 1
        """);
    assertThat(server.toFile().setExecutable(true)).isTrue();
    try (var run = DemoRun.in(folder, server)) {
      assertThat(run.awaitEnd()).as(run.said()).isEqualTo(INTERRUPTED);
      assertThat(run.said()).doesNotContain("Redis");
      assertNothingIsLeft(run);
    }
  }

  private static void interrupt(DemoRun run) throws Exception {
    assertThat(run.processes()).isNotEmpty();
    run.interrupt();
    assertThat(run.awaitEnd()).as(run.said()).isEqualTo(INTERRUPTED);
    assertThat(run.said()).doesNotContain("Exception").doesNotContain("\tat ");
    assertNothingIsLeft(run);
  }

  private static void assertNothingIsLeft(DemoRun run) throws Exception {
    Awaitility.await("the end of its processes")
        .atMost(GONE_WITHIN)
        .untilAsserted(() -> assertThat(run.processes()).isEmpty());
    assertThat(run.temporaryFiles()).isEmpty();
  }
}
