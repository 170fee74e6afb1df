package dev.muster.worker;

import dev.muster.shared.redis.RedisAddress;
import dev.muster.shared.testing.RedisTest;
import dev.muster.shared.testing.TestRedis;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A worker that is up, in a folder of its own.
@RedisTest
abstract class OneWorkerTest {
  protected RedisAddress address;
  protected TestWorker worker;
  protected Path folder;

  @BeforeEach
  void start(TestRedis at, @TempDir Path folder) throws InterruptedException {
    this.folder = folder;
    address = RedisAddress.parse(at.url());
    worker = TestWorker.up(new TestOptions(at, folder));
  }

  @AfterEach
  void end() {
    worker.close();
  }
}
