package dev.muster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.messages.Command;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that takes nothing: what nobody may write to, whoever they are, is in `/proc`.
@RedisTest
class ReadOnlyDiskTest {
  @Test
  void whatCannotBeWrittenIsAnErrorOfItsCommandAndTheWorkerLives(TestRedis at, @TempDir Path folder)
      throws IOException, InterruptedException {
    try (var worker = TestWorker.up(new TestOptions(at, Path.of("/proc/sys")))) {
      Files.writeString(folder.resolve("hello.java"), "int one() { return 1; }");
      worker.queue().files().pack(folder, List.of("hello.java"));
      assertThat(worker.failure(Command.PULL.name(), null).toString())
          .contains("hello.java")
          .endsWith(".");
      worker.assertAlive();
    }
  }

  @Test
  void aFullDiskUnderTheLogFileIsSaidAndTheWorkerLives(TestRedis at, @TempDir Path folder)
      throws InterruptedException {
    var options = new TestOptions(at, folder).logFile(Path.of("/dev/full"));
    var worker = TestWorker.up(options);
    try (worker) {
      worker.assertAlive();
      assertThat(worker.console()).contains("The log file can't be written to: ");
      assertThat(worker.log()).contains("MESSAGE PING", "RESPONSE PING");
    }
  }
}
