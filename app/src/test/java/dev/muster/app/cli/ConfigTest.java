package dev.muster.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.QueueClient;
import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RedisTest
class ConfigTest {
  private static final RedisAddress NOBODY = RedisAddress.parse("redis://127.0.0.1:1");

  @TempDir private Path folder = Path.of("");
  private TestRedis at = new TestRedis("", "");
  private String out = "";
  private String err = "";

  @BeforeEach
  void remember(TestRedis redis) {
    at = redis;
  }

  private int run(String config, String... arguments) throws IOException {
    var file = Files.writeString(folder.resolve("muster.yml"), config);
    var all = new ArrayList<>(List.of(arguments));
    all.add("--config");
    all.add(file.toString());
    return run(all);
  }

  private int run(List<String> arguments) {
    var said = new ByteArrayOutputStream();
    var complained = new ByteArrayOutputStream();
    var code =
        Muster.run(
            arguments.toArray(String[]::new),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new PrintStream(complained, true, StandardCharsets.UTF_8));
    out = said.toString(StandardCharsets.UTF_8);
    err = complained.toString(StandardCharsets.UTF_8).replace(folder.toString(), "");
    return code;
  }

  /// The server without its password, which stands in a file of its own.
  private String server() throws IOException {
    var address = RedisAddress.parse(at.url());
    if (address.password() == null) {
      return "redis: " + at.url() + "\n";
    }
    var secret = Files.writeString(folder.resolve("secret"), address.password() + "\n");
    return "redis: redis://%s:%d\npassword-file: %s\n"
        .formatted(address.host(), address.port(), secret);
  }

  @Test
  void optionsStandInAFileForAllCommandsOrForOne() throws IOException {
    var config =
        server()
            + """
            queue: %s
            json: true
            group: all
            enqueue:
              group: some
              retries: 2
              timeout: 1.5s
            tasks:
              list:
                group: some
            """
                .formatted(at.queue());
    assertThat(run(config, "enqueue", at.queue(), "1 + 1")).as(err).isZero();
    try (var queue = QueueClient.open(RedisAddress.parse(at.url()), at.queue())) {
      var options = queue.tasks().task("1").options();
      assertThat(options.retries()).isEqualTo(2);
      assertThat(options.group()).isEqualTo("some");
      assertThat(options.timeout()).hasMillis(1500);
    }
    assertThat(run(config, "tasks", "list")).as(err).isZero();
    assertThat(out).contains("1 + 1");
    assertThat(run(config, "tasks", "list", at.queue(), "--group", "none")).isZero();
    assertThat(out).isEmpty();
  }

  @Test
  void whatTheCommandLineSaysCountsMore() throws IOException {
    assertThat(run("redis: " + NOBODY.display(), "workers", "list", "jobs")).isEqualTo(3);
    assertThat(err).contains(NOBODY.display());
    assertThat(
            run(
                "redis: redis://127.0.0.1:2",
                "workers",
                "list",
                "jobs",
                "--redis=" + NOBODY.display()))
        .isEqualTo(3);
    assertThat(err).contains(NOBODY.display());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "colour: red|In the file /muster.yml there is no option “colour” of muster: take the long"
            + " names that --help lists, without dashes.",
        "tasks: {list: {retries: 1}}|In the file /muster.yml there is no option “retries” of muster"
            + " tasks list: take the long names that --help lists, without dashes.",
        "yes: true|In the file /muster.yml there is no option “yes” of muster: take the long names"
            + " that --help lists, without dashes.",
        "redis: [a, b]|In the file /muster.yml the option “redis” has one value there, not a list"
            + " and not nothing.",
        "group:|In the file /muster.yml the option “group” has one value there, not a list and not"
            + " nothing.",
        "just words|In the file /muster.yml a line there isn't an option with its value: write such"
            + " as retries: 2.",
        "tasks: 5|In the file /muster.yml a line there isn't an option with its value: write such"
            + " as retries: 2.",
        "n: 'a|The file /muster.yml is not YAML, line 1: write option: value.",
        "password: secret|In the file /muster.yml a password doesn't belong there: put it into a"
            + " file that only you can read, and name that by password-file, or give it by"
            + " MUSTER_REDIS.",
        "redis: redis://me:secret@h|In the file /muster.yml a password doesn't belong there: put it"
            + " into a file that only you can read, and name that by password-file, or give it by"
            + " MUSTER_REDIS."
      })
  void whatMakesNoSenseInItIsBadUsage(String config, String sentence) throws IOException {
    assertThat(run(config, "workers", "list", "jobs")).isEqualTo(2);
    assertThat(err.strip()).isEqualTo(sentence);
    assertThat(out).isEmpty();
  }

  @Test
  void twoValuesOfOneOptionAreNoYaml() throws IOException {
    assertThat(run("retries: 1\nretries: 2", "workers", "list", "jobs")).isEqualTo(2);
    assertThat(err).startsWith("The file /muster.yml is not YAML, line 2: ");
  }

  @Test
  void aFileThatCannotBeReadIsBadUsage() throws IOException {
    for (var file : List.of(folder.resolve("gone.yml"), folder)) {
      assertThat(run(List.of("tasks", "list", "jobs", "--config=" + file))).isEqualTo(2);
      assertThat(err)
          .startsWith("The file ")
          .contains(" can't be read: name one that holds options as YAML.");
    }
    Files.write(folder.resolve("bytes.yml"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertThat(run(List.of("tasks", "list", "jobs", "--config", folder + "/bytes.yml")))
        .isEqualTo(2);
    assertThat(err).hasLineCount(1);
    assertThat(run(List.of("tasks", "list", "jobs", "--config"))).isEqualTo(2);
    assertThat(err).contains("--config");
  }

  @Test
  void anEmptyFileChangesNothing() throws IOException {
    assertThat(run("", "queues", "list", "--redis", NOBODY.display())).isEqualTo(3);
    assertThat(run("# nothing\n", "queues", "list", "--redis", NOBODY.display())).isEqualTo(3);
  }

  @Test
  void aValueThatTheOptionCannotTakeIsBadUsage() throws IOException {
    assertThat(run("retries: many", "enqueue", "jobs", "1")).isEqualTo(2);
    assertThat(err).contains("--retries", "many").hasLineCount(1);
  }
}
