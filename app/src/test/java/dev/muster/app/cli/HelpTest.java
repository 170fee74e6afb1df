package dev.muster.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String arguments) {
    return Muster.run(
        arguments.split(" "),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "--help, Usage: muster [-hV] [COMMAND]",
    "help, Usage: muster [-hV] [COMMAND]",
    "demo --help, Usage: muster demo",
    "app --help, Usage: muster app",
    "help app, Usage: muster app",
    "workers --help, Usage: muster workers",
    "workers list --help, Usage: muster workers list",
    "workers info --help, Usage: muster workers info",
    "workers stop --help, Usage: muster workers stop",
    "workers spawn --help, Usage: muster workers spawn",
    "send --help, Usage: muster send",
    "replies --help, Usage: muster replies",
    "log --help, Usage: muster log",
    "enqueue --help, Usage: muster enqueue",
    "tasks --help, Usage: muster tasks",
    "tasks list --help, Usage: muster tasks list",
    "tasks show --help, Usage: muster tasks show",
    "tasks wait --help, Usage: muster tasks wait",
    "tasks cancel --help, Usage: muster tasks cancel",
    "tasks retry --help, Usage: muster tasks retry",
    "tasks drop --help, Usage: muster tasks drop",
    "files --help, Usage: muster files",
    "files pack --help, Usage: muster files pack",
    "files unpack --help, Usage: muster files unpack",
    "files list --help, Usage: muster files list",
    "envir --help, Usage: muster envir",
    "queues --help, Usage: muster queues",
    "queues list --help, Usage: muster queues list",
    "queues destroy --help, Usage: muster queues destroy",
    "bench --help, Usage: muster bench",
    "bench messages --help, Usage: muster bench messages",
    "bench tasks --help, Usage: muster bench tasks",
    "bench window --help, Usage: muster bench window",
    "simulate --help, Usage: muster simulate"
  })
  void everyCommandTellsOfItselfInWholeLines(String arguments, String usage) {
    assertThat(run(arguments)).isZero();
    assertThat(said()).startsWith(usage);
    assertThat(said().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80).doesNotContain("null"))
        .anySatisfy(line -> assertThat(line).contains("-h, --help"));
    assertThat(err.size()).isZero();
  }

  @Test
  void theRootListsEveryCommandInOneColumn() {
    run("--help");
    for (var command :
        List.of(
            "demo",
            "app",
            "worker",
            "workers",
            "send",
            "replies",
            "log",
            "enqueue",
            "tasks",
            "files",
            "envir",
            "queues",
            "bench",
            "simulate",
            "help")) {
      assertThat(said().lines())
          .filteredOn(line -> line.matches("  " + command + " +[A-Z].*"))
          .singleElement()
          .satisfies(line -> assertThat(line.charAt(12)).isUpperCase());
    }
    assertThat(said()).contains("Exit code: 0 done");
  }

  @Test
  void everyOptionSaysWhatItIsFor() {
    run("app --help");
    assertThat(said())
        .contains("--redis=URL", "--password-file=FILE", "--queue=Q", "--pictures=DIR", "--after");
    out.reset();
    run("bench messages --help");
    assertThat(said()).contains("--messages=N", "(10000)", "--starts=N", "(5)");
  }

  @Test
  void aCommandThatIsNoneIsBadUsage() {
    assertThat(run("dance")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("dance").doesNotContain("\tat ");
    assertThat(run("worker jobs")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("./muster worker");
  }
}
