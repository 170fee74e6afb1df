package dev.muster.shared.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@RedisTest
class SmallHeapTest {
  @TempDir Path temp;

  @Test
  @Timeout(120)
  void aFileFourTimesAsLargeAsTheHeapGoesThroughInBothDirections(TestRedis redis)
      throws IOException, InterruptedException {
    write(temp.resolve("big"), 96);
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var program =
        new ProcessBuilder(
            java.toString(),
            "-Xmx24m",
            "-XX:MaxDirectMemorySize=4m",
            "-cp",
            System.getProperty("java.class.path"),
            SmallHeap.class.getName(),
            redis.queue(),
            temp.toString());
    program.environment().put("REDIS_OF_TEST", redis.url());
    program.redirectErrorStream(true);
    var process = program.start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).contains("done within 2");
    assertThat(Files.mismatch(temp.resolve("big"), temp.resolve("copy/big"))).isEqualTo(-1);
    try (var store = Store.at(redis)) {
      store.keysLike("files:*").forEach(it -> store.redis().call("DEL", store.keys().of(it)));
    }
  }

  private static void write(Path file, int mebibytes) throws IOException {
    var random = new Random(1);
    var buffer = new byte[1 << 20];
    try (var out = Files.newOutputStream(file)) {
      for (var i = 0; i < mebibytes; i++) {
        random.nextBytes(buffer);
        out.write(buffer);
      }
    }
  }
}
