package dev.muster.worker.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.messages.Command;
import dev.muster.shared.redis.Json;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import dev.muster.worker.TestOptions;
import dev.muster.worker.TestWorker;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class EvalTest {
  private TestWorker worker;

  @BeforeEach
  void start(TestRedis at, @TempDir Path folder) throws InterruptedException {
    worker = TestWorker.up(new TestOptions(at, folder));
  }

  @AfterEach
  void end() {
    worker.close();
  }

  @Test
  void theValueIsPrintedAndGiven() throws InterruptedException {
    assertThat(worker.result(Command.EVAL, "1 + 1")).isEqualTo(Json.tree(2));
    assertThat(worker.console()).endsWith("MESSAGE EVAL\n2\nRESPONSE EVAL\n");
    assertThat(worker.log()).endsWith("MESSAGE EVAL", "OUTPUT 2", "RESPONSE EVAL");
  }

  @Test
  void whatItPrintsComesBeforeItsValueAndItsStateLasts() throws InterruptedException {
    worker.result(Command.EVAL, "int x = 20;");
    assertThat(worker.result(Command.EVAL, "System.out.println(\"hi\"); x * 2 + 2"))
        .isEqualTo(Json.tree(42));
    assertThat(worker.console()).endsWith("MESSAGE EVAL\nhi\n42\nRESPONSE EVAL\n");
  }

  @Test
  void whatItThrowsAndWhatIsNoJavaAreErrors() throws InterruptedException {
    var thrown = worker.failure("EVAL", "Integer.parseInt(\"x\")");
    assertThat(thrown.type()).contains("NumberFormatException");
    assertThat(worker.failure("EVAL", "int = ;").message()).isNotBlank();
    assertThat(worker.failure("EVAL", "f(").message()).isNotBlank();
    worker.assertAlive();
  }

  @Test
  void argumentsThatItCannotTakeAreErrors() throws InterruptedException {
    assertThat(worker.failure("EVAL", null).toString()).isEqualTo("BadArgument: EVAL takes a text");
    assertThat(worker.failure("EVAL", 5).type()).isEqualTo("BadArgument");
    assertThat(worker.failure("EVAL", Map.of("timeout", 1)).type()).isEqualTo("BadArgument");
    assertThat(worker.failure("EVAL", Map.of("code", "1", "limit", 1)).toString())
        .isEqualTo("UnusedArgument: unused argument (limit = 1)");
    assertThat(worker.failure("EVAL", Map.of("code", "1", "timeout", "1")).message())
        .isEqualTo("a time limit is a number of seconds above 0, at most a week, not \"1\"");
    worker.assertAlive();
  }

  @Test
  void itsTimeLimitIsInSeconds() throws InterruptedException {
    var code = "new java.util.concurrent.CountDownLatch(1).await()";
    var failure = worker.failure("EVAL", Map.of("code", code, "timeout", 0.5));
    assertThat(failure.toString())
        .isEqualTo("Timeout: the code ran longer than its time limit of 500 ms");
    worker.assertAlive();
  }
}
