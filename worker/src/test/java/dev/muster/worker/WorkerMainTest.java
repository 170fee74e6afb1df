package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerMainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return WorkerMain.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private void assertUsage(String sentence, String... args) {
    assertThat(run(args)).isEqualTo(2);
    assertThat(said()).contains(sentence).doesNotContain("Exception", "\tat ");
    assertThat(said().strip().lines()).hasSize(1);
    assertThat(out.size()).isZero();
  }

  @Test
  void helpListsEveryOptionAndTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "QUEUE",
            "--redis=URL",
            "MUSTER_REDIS",
            "--password-file=FILE",
            "--log-file=FILE",
            "--dir=DIR",
            "--name=NAME",
            "--heartbeat-period=S",
            "--heartbeat-expire=S",
            "--key-alive=KEY",
            "--allow=WHAT",
            "--version",
            "Exit code: 0 after STOP, TERM or Ctrl+C");
    assertThat(err.size()).isZero();
  }

  @Test
  void versionIsOneLine() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).matches("muster worker \\S+\\R");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --dance                               | Unknown option: '--dance'
          --heartbeat-period 0                  | --heartbeat-period is a number of seconds from 0.1 to 86400 (a day), not 0.0.
          --heartbeat-period -3                 | --heartbeat-period is a number of seconds from 0.1 to 86400 (a day), not -3.0.
          --heartbeat-period NaN                | --heartbeat-period is a number of seconds from 0.1 to 86400 (a day), not NaN.
          --heartbeat-period soon               | 'soon' is not a double
          --heartbeat-period 10 --heartbeat-expire 15 | --heartbeat-expire must be at least two periods, 20.0 s, not 15.0: a single late beat would lose the worker.
          --heartbeat-period 0.0001             | from 0.1 to 86400 (a day), not 1.0E-4.
          --heartbeat-expire 1e300              | --heartbeat-expire is at most 2592000 seconds (30 days), not 1.0E300.
          --key-alive other:alive               | --key-alive must begin with q:, the queue's own prefix.
          --dir /not/here                       | There is no folder /not/here: make it, or choose another --dir.
          --allow tasks,dance                   | --allow takes eval, tasks, commands and files, separated by commas, not "dance".
          --redis localhost:6379                | redis://
          --redis http://localhost:6379         | redis://
          --redis redis://localhost/notanumber  | A Redis address ends in the database's number, as in redis://host:6379/0.
          --redis redis://                      | Redis address
          --password-file /not/here             | The password file /not/here can't be read.
          --redis rediss://localhost:1 --tls-ca /not/here | There is no file /not/here: look how it is spelt.
          --log-file /proc/worker.log           | The log file /proc/worker.log can't be opened: it can't be written to.
          --log-file /not/here/worker.log       | The log file /not/here/worker.log can't be opened: there is no folder /not/here.
          """)
  void badUsageIsOneSentenceAndExitCodeTwo(String args, String sentence) {
    var all = new ArrayList<>(List.of("q"));
    all.addAll(List.of(args.split(" ")));
    assertUsage(sentence, all.toArray(String[]::new));
  }

  @Test
  void aQueueIsNamedAndItsNameIsOne() {
    assertUsage("Missing required parameter: 'QUEUE'");
    err.reset();
    assertUsage("a b", "a b");
    err.reset();
    assertUsage("x", "x".repeat(65));
  }

  @Test
  void aNameIsNeitherBlankNorLongNorOfControlCharacters() {
    for (var bad : List.of("", " ", "x".repeat(129), "a\nb", "\u001b[31m", "a\u0085b", "\u202Eb")) {
      err.reset();
      assertUsage("--name is 1 to 128 characters", "q", "--name", bad);
    }
  }

  @Test
  void aPasswordInAnAddressThatCannotBeReadIsNotShown() {
    for (var url :
        List.of("redis://u:sekret@host:port", "u:sekret@host:6379", "redis://u:sek ret@h/x")) {
      err.reset();
      assertThat(run("q", "--redis", url)).isEqualTo(2);
      assertThat(said()).doesNotContain("sekret", "sek ret");
    }
  }

  @Test
  void aPasswordFileIsNotEmpty(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("password"), "\nsekret");
    assertUsage(
        "The password file " + file + " is empty.", "q", "--password-file", file.toString());
  }
}
