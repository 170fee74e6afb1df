package dev.muster.worker.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.Outcome;
import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.worker.TestOptions;
import dev.muster.worker.TestWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class FileCommandsTest {
  private static final String HELLO_MD5 = "b1946ac92492d2347c6235b4d2611184";

  private Path folder;
  private TestWorker worker;

  @BeforeEach
  void start(TestRedis at, @TempDir Path parent) throws IOException, InterruptedException {
    folder = Files.createDirectory(parent.resolve("work"));
    Files.writeString(folder.resolve("hello.java"), "hello\n");
    Files.writeString(folder.resolve("notes.txt"), "");
    Files.createDirectory(folder.resolve("src"));
    Files.writeString(parent.resolve("secret"), "secret\n");
    worker = TestWorker.up(new TestOptions(at, folder).logFile(folder.resolve("worker.log")));
  }

  @AfterEach
  void end() {
    worker.close();
  }

  @Test
  void dirGivesTheMd5OfEachFileAndNullForAFolder() throws InterruptedException {
    var listing = worker.result(Command.DIR, null);
    assertThat(listing.get("hello.java")).isEqualTo(Json.tree(HELLO_MD5));
    assertThat(listing.get("src").isNull()).isTrue();
    assertThat(worker.result(Command.DIR, Map.of("pattern", "\\.java$")))
        .isEqualTo(Json.tree(Map.of("hello.java", HELLO_MD5)));
    assertThat(worker.console()).endsWith("MESSAGE DIR\nRESPONSE DIR\n");
  }

  @Test
  void aBadArgumentOfDirIsAnErrorThatIsPrintedBeforeTheResponse() throws InterruptedException {
    assertThat(worker.failure("DIR", Map.of("foo", "bar")).toString())
        .isEqualTo("UnusedArgument: unused argument (foo = \"bar\")");
    assertThat(worker.console())
        .endsWith("MESSAGE DIR\nUnusedArgument: unused argument (foo = \"bar\")\nRESPONSE DIR\n");
    assertThat(worker.failure("DIR", Map.of("pattern", "(")).type()).isEqualTo("BadPattern");
    assertThat(worker.failure("DIR", Map.of("path", "..")).type()).isEqualTo("OutsideFolder");
    assertThat(worker.failure("DIR", "x").type()).isEqualTo("BadArgument");
    worker.assertAlive();
  }

  @Test
  void pushBringsFilesIntoRedisBeforeItAnswers() throws InterruptedException {
    var pack = worker.result(Command.PUSH, "hello.java");
    assertThat(pack.get("hello.java").get("md5")).isEqualTo(Json.tree(HELLO_MD5));
    assertThat(pack.get("hello.java").get("size")).isEqualTo(Json.tree(6));
    assertThat(worker.console()).endsWith("MESSAGE PUSH\nPUSH\nRESPONSE PUSH\n");
    assertThat(worker.log()).endsWith("MESSAGE PUSH", "PUSH", "RESPONSE PUSH");
    assertThat(worker.queue().files().newestPack()).isPresent();
    assertThat(worker.result(Command.PUSH, List.of("hello.java", "notes.txt")).size()).isEqualTo(2);
  }

  @Test
  void pushOfNothingOrOfWhatIsNoNameIsAnError() throws InterruptedException {
    for (Object bad : List.of(List.of(), List.of("hello.java", 5), 5, Map.of("a", 1))) {
      assertThat(worker.failure("PUSH", bad).type()).isEqualTo("BadArgument");
    }
    assertThat(worker.failure("PUSH", null).message())
        .isEqualTo("PUSH takes a file name or a list of file names");
    assertThat(worker.failure("PUSH", "nothere.java").toString())
        .isEqualTo("NoSuchFile: There is no \"nothere.java\" here.");
    assertThat(worker.failure("PUSH", "src").type()).isEqualTo("NotRegular");
    assertThat(worker.queue().files().newestPack()).isEmpty();
    worker.assertAlive();
  }

  @Test
  void pushGivesNothingOfOutsideItsFolderNorItsOwnLog() throws InterruptedException {
    assertThat(worker.failure("PUSH", "../secret").type()).isEqualTo("OutsideFolder");
    assertThat(worker.failure("PUSH", folder.resolve("hello.java").toString()).type())
        .isEqualTo("OutsideFolder");
    assertThat(worker.failure("PUSH", "worker.log").type()).isEqualTo("Refused");
    worker.assertAlive();
  }

  @Test
  void pullTakesANamedPackAndSkipsWhatIsThere() throws IOException, InterruptedException {
    var pack = worker.result(Command.PUSH, "hello.java");
    Files.delete(folder.resolve("hello.java"));
    assertThat(worker.result(Command.PULL, pack)).isEqualTo(Json.tree("OK"));
    assertThat(folder.resolve("hello.java")).hasContent("hello\n");
    assertThat(worker.console()).endsWith("MESSAGE PULL\nPULL\nRESPONSE PULL\n");
    var written = Files.getLastModifiedTime(folder.resolve("hello.java"));
    worker.result(Command.PULL, null);
    assertThat(Files.getLastModifiedTime(folder.resolve("hello.java"))).isEqualTo(written);
  }

  @Test
  void pullOfNothingAtAllIsRefusedByTheSenderAndAnErrorAtTheWorker() throws InterruptedException {
    assertThatThrownBy(() -> worker.send("PULL", null))
        .hasMessage("There is nothing to PULL yet: pack files or PUSH some first.");
    worker.tell("{\"id\":\"1.000001\",\"command\":\"PULL\"}");
    worker.step();
    var outcome =
        worker.queue().messages().response("1.000001", worker.name(), false, Duration.ZERO);
    assertThat(outcome.outcome())
        .isEqualTo(
            Outcome.failed(
                "NoPack", "there is nothing to pull yet: pack files or PUSH some first"));
  }

  @Test
  void pullOfWhatIsNoPackOrOfWhatIsNotInRedisChangesNothing() throws InterruptedException {
    for (Object bad : List.of("hello.java", 5, Map.of("x", "y"), List.of("x"))) {
      assertThat(worker.failure("PULL", bad).type()).isEqualTo("BadArgument");
    }
    var lost = Map.of("md5", HELLO_MD5, "sha256", "0".repeat(64), "size", 6);
    assertThat(worker.failure("PULL", Map.of("new.java", lost)).type()).isEqualTo("Missing");
    assertThat(worker.failure("PULL", Map.of("../out", lost)).type()).isEqualTo("OutsideFolder");
    assertThat(folder.resolve("new.java")).doesNotExist();
    worker.assertAlive();
  }
}
